using OnlineContact.Admin.EntityFrameworkCore;
using OnlineContact.Admin.Iam;

namespace OnlineContact.Admin.Benchmarks.Iam;

/// <summary>A database in which both the library and the baseline search.</summary>
internal interface ISearchDatabase : IDisposable
{
    /// <summary>Its name in the figures.</summary>
    string Name { get; }

    /// <summary>The library's store on it.</summary>
    void Use(EntityFrameworkCoreStoreBuilder store);

    /// <summary>Puts members into the table that the migrations have made; nobody has it open.</summary>
    void Fill(IEnumerable<Member> members);

    /// <summary>Opens the baseline.</summary>
    IPlainSearch OpenPlain(int pageSize);
}

/// <summary>A baseline: the right, and the first page by LIKE over the same normalised column.</summary>
internal interface IPlainSearch : IDisposable
{
    /// <summary>Reads the page.</summary>
    /// <param name="part">The part, normalised as the column is.</param>
    ValueTask<List<PlainMember>> ReadAsync(string part);
}

/// <summary>A member as the baselines read her.</summary>
internal sealed record PlainMember(string Account, string Name, string? Email, string? Mobile, long State, long Version);

/// <summary>What both baselines send.</summary>
internal static class PlainPattern
{
    /// <summary>The part with the signs of LIKE taken literally.</summary>
    public static string Of(string part) => part.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_");
}
