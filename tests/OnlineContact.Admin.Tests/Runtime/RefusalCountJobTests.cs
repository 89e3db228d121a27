using NodaTime;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Runtime.Jobs;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Runtime;

public class RefusalCountJobTests
{
    private static readonly Instant Now = Instant.FromUtc(2021, 3, 15, 12, 0);

    private readonly RefusalLog _log = new(() => 1);
    private readonly Failing _store = new();

    [Fact]
    public async Task The_counts_of_every_actor_are_stored_once()
    {
        Refuse("acme kim", "acme kim", "acme lee", "zeta kim");

        Assert.Equal(new JobResult(3, 0), await RunAsync());
        Assert.Equal("acme 1 2, beta, zeta 1", await StoredAsync());
        Assert.Equal(new JobResult(0, 0), await RunAsync());
        Assert.Equal("acme 1 2, beta, zeta 1", await StoredAsync());
    }

    [Fact]
    public async Task Counts_that_the_store_could_not_take_wait_for_the_next_run_and_the_others_do_not()
    {
        Refuse("acme kim", "beta kim", "beta kim", "zeta kim");
        _store.FailsFor = OrganizationId.Parse("beta");
        await Assert.ThrowsAsync<AdminStorageException>(RunAsync);
        Assert.Equal("acme 1, beta, zeta", await StoredAsync());

        _store.FailsFor = null;
        Refuse("beta kim");

        Assert.Equal(new JobResult(2, 0), await RunAsync());
        Assert.Equal("acme 1, beta 3, zeta 1", await StoredAsync());
    }

    private void Refuse(params string[] refused)
    {
        foreach (var words in refused.Select(each => each.Split(' '))) _log.Take(OrganizationId.Parse(words[0]), words[1], Now);
    }

    private Task<JobResult> RunAsync() => new RefusalCountJob(_store, _log).RunAsync(Now, default);

    private async Task<string> StoredAsync()
    {
        var stored = new List<string>();
        foreach (var organization in new[] { "acme", "beta", "zeta" })
        {
            var counts = await _store.RecordsAsync(OrganizationId.Parse(organization), RefusalCount.Shape);
            stored.Add($"{organization} {string.Join(' ', counts.Select(count => count.Count).Order())}".TrimEnd());
        }

        return string.Join(", ", stored);
    }

    private sealed class Failing() : StoreDecorator(AdminProcess.NewStore())
    {
        public OrganizationId? FailsFor { get; set; }

        public override Task AddAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> deltas, CancellationToken cancellationToken) =>
            organization == FailsFor ? throw new AdminStorageException(nameof(Failing), nameof(AddAsync), outcomeUnknown: false, null) : base.AddAsync(organization, shape, deltas, cancellationToken);
    }
}
