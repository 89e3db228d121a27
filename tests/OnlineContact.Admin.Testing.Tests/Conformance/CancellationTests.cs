using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Testing.Tests.Conformance;

/// <summary>A member that goes on although it was cancelled is caught, also where nothing is written.</summary>
public class CancellationTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private static readonly Dictionary<string, Func<IAdminStore, IAdminStore>> Deaf = new()
    {
        ["PrepareAsync"] = store => new StoreWith(store) { Prepare = (inner, _) => inner.PrepareAsync(Never) },
        ["CommitAsync"] = store => new StoreWith(store) { Commit = (inner, changes, _) => inner.CommitAsync(changes, Never) },
        ["GetAsync"] = store => new StoreWith(store) { Get = (inner, organization, reads, _) => inner.GetAsync(organization, reads, Never) },
        ["RangeAsync"] = store => new StoreWith(store) { Range = (inner, organization, read, _) => inner.RangeAsync(organization, read, Never) },
        ["MatchAsync"] = store => new StoreWith(store) { Match = (_, _, right, _) => right(Never) },
        ["AppendAsync"] = store => new StoreWith(store) { Append = (inner, organization, shape, rows, _) => inner.AppendAsync(organization, shape, rows, Never) },
        ["AddAsync"] = store => new StoreWith(store) { Add = (inner, organization, shape, deltas, _) => inner.AddAsync(organization, shape, deltas, Never) },
        ["TrimAsync"] = store => new StoreWith(store) { Trim = (inner, organization, index, upTo, limit, _) => inner.TrimAsync(organization, index, upTo, limit, Never) },
        ["OrganizationsAsync"] = store => new StoreWith(store) { List = (inner, after, limit, having, _) => inner.OrganizationsAsync(after, limit, having, Never) },
    };

    public static TheoryData<string> Members => [.. Deaf.Keys];

    [Theory]
    [MemberData(nameof(Members))]
    public async Task A_member_that_goes_on_is_caught(string member) =>
        Assert.Equal($"{member} went on although it was cancelled before it began.", await Verdict.OfAsync("What is cancelled before it begins does nothing", Deaf[member]));

    [Fact]
    public async Task A_store_that_trims_before_it_sees_that_it_was_cancelled_is_caught()
    {
        var trims = (IAdminStore store) => new StoreWith(store)
        {
            Trim = async (inner, organization, index, upTo, limit, stop) =>
            {
                var removed = await inner.TrimAsync(organization, index, upTo, limit, Never);
                stop.ThrowIfCancellationRequested();
                return removed;
            },
        };
        Assert.StartsWith("In all rows of ", await Verdict.OfAsync("What is cancelled before it begins does nothing", trims), StringComparison.Ordinal);
    }
}
