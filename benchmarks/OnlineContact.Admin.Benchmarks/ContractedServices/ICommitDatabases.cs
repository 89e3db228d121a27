using OnlineContact.Admin.Benchmarks.Billing;
using OnlineContact.Admin.EntityFrameworkCore;

namespace OnlineContact.Admin.Benchmarks.ContractedServices;

/// <summary>Two databases alike: one that the library works on, and one for the baseline.</summary>
internal interface ICommitDatabases : IDisposable
{
    /// <summary>The library's.</summary>
    void Use(EntityFrameworkCoreStoreBuilder store);

    /// <summary>Makes the baseline's of the library's as it is now, which nobody has open.</summary>
    void Copy();

    /// <summary>Lets the server look at what there is by now, as it does by itself after a while: until then it plans for empty tables.</summary>
    void Analyze();

    /// <summary>Opens the baseline on its own.</summary>
    IPlainCommit OpenPlain(string organization);

    /// <summary>Opens one of them for statements written by hand.</summary>
    PlainRows OpenRows(bool ours);
}
