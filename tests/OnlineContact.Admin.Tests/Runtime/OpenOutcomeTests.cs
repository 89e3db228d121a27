using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;
using static OnlineContact.Admin.Tests.Refusal;

namespace OnlineContact.Admin.Tests.Runtime;

/// <summary>How a call ends after the answer to one of its commits was lost.</summary>
public sealed class OpenOutcomeTests : IAsyncLifetime
{
    private readonly IAdminStore _kept = AdminProcess.NewStore();
    private readonly ScriptedStore _store;
    private AdminTestHost _host = null!;
    private AdminTestHost _other = null!;
    private TestOrganization _acme = null!;

    public OpenOutcomeTests() => _store = new ScriptedStore(_kept);

    public async Task InitializeAsync()
    {
        _host = await ScriptedStore.HostAsync(_store);
        _other = await ScriptedStore.HostAsync(_kept, _host.Clock);
        _acme = await _host.ProvisionAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _other.DisposeAsync();
    }

    [Fact]
    public async Task Who_would_be_refused_while_a_commit_may_still_arrive_is_told_that_nobody_knows()
    {
        _store.LoseCommit(() =>
        {
            _host.Clock.Advance(-Duration.FromMinutes(10));
            return Task.CompletedTask;
        });

        var failed = await Assert.ThrowsAsync<AdminStorageException>(() => AddAsync(_host));

        Assert.True(failed.OutcomeUnknown);
    }

    [Fact]
    public async Task Once_others_have_written_in_its_place_a_commit_is_open_no_more_and_the_refusal_is_the_answer()
    {
        var number = await _host.ServiceAsync(_acme);
        var entries = await EntriesAsync();
        _store.LoseCommit(() => SuspendAsync(_other));

        Assert.Equal("OCA1027", await CodeAsync(SuspendAsync(_host)));
        Assert.Equal(entries + 1, await EntriesAsync());

        Task<Outcome<ChangeReceipt>> SuspendAsync(AdminTestHost host) => host.ContractedServices.SuspendAsync(_acme.Owner, _acme.Id, number, StoreVersion.Any);
    }

    [Fact]
    public async Task The_commit_of_the_last_attempt_is_looked_for_too_and_answered_with_its_receipt()
    {
        _store.Conflict(15);
        _store.LoseAnswer();

        var added = await AddAsync(_host);

        Assert.Equal((1, 3), (added.Value.Number, added.Value.Sequence));
        Assert.Equal(3, await EntriesAsync());
    }

    [Fact]
    public async Task A_last_attempt_in_whose_place_others_have_written_is_busy()
    {
        _store.Conflict(15);
        _store.LoseCommit(() => AddAsync(_other));

        Assert.Equal("OCA0006", await CodeAsync(AddAsync(_host)));
        Assert.Equal(3, await EntriesAsync());
    }

    [Fact]
    public async Task A_last_attempt_that_may_still_arrive_is_unknown()
    {
        _store.Conflict(15);
        _store.LoseCommit();

        Assert.True((await Assert.ThrowsAsync<AdminStorageException>(() => AddAsync(_host))).OutcomeUnknown);
    }

    [Fact]
    public async Task A_commit_that_is_found_is_counted_once()
    {
        var committed = 0L;
        using var listener = Measured.Count(_host.Services.GetRequiredService<AdminMeter>().Committed, count => committed += count);
        _store.LoseAnswer();

        await AddAsync(_host);

        Assert.Equal(1, committed);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    public async Task The_entry_of_a_refused_call_that_took_place_unanswered_is_not_written_twice(int conflicts)
    {
        var unlogged = 0L;
        using var listener = Measured.Count(_host.Services.GetRequiredService<AdminMeter>().Unlogged, count => unlogged += count);
        _store.Conflict(conflicts);
        _store.LoseAnswer();

        Assert.Equal("OCA4006", await CodeAsync(AddAsync(_host, _acme.Member)));
        Assert.Equal((3, 0), (await EntriesAsync(), unlogged));
    }

    [Fact]
    public async Task What_kept_a_call_from_looking_is_the_cause_of_its_failure()
    {
        using var stop = new CancellationTokenSource();
        _store.LoseCommit(stop.CancelAsync);

        var failed = await Assert.ThrowsAsync<AdminStorageException>(() => _host.ContractedServices.AddAsync(_acme.Owner, _acme.Id, ServiceType.IssueManagement, default, stop.Token));

        Assert.True(failed.OutcomeUnknown);
        Assert.IsAssignableFrom<OperationCanceledException>(failed.InnerException);
    }

    [Fact]
    public async Task Where_nothing_kept_it_the_lost_answer_is_the_cause()
    {
        for (var i = 0; i < 16; i++) _store.LoseCommit();

        var failed = await Assert.ThrowsAsync<AdminStorageException>(() => AddAsync(_host));

        Assert.Equal((nameof(ScriptedStore), nameof(IAdminStore.CommitAsync)), (failed.Adapter, failed.Operation));
        Assert.True(Assert.IsType<AdminStorageException>(failed.InnerException).OutcomeUnknown);
    }

    private Task<Outcome<ChangeReceipt>> AddAsync(AdminTestHost host, AdminActor? actor = null) => host.ContractedServices.AddAsync(actor ?? _acme.Owner, _acme.Id, ServiceType.IssueManagement);

    private async Task<long> EntriesAsync() => (await _other.ChangeLog.VerifyAsync(_acme.Owner, _acme.Id)).Value.Entries;
}
