using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Runtime.Jobs;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Runtime;

public sealed class OutboxJobTests : IDisposable
{
    private readonly AdminMeter _meter = new();
    private readonly List<(OrganizationId Organization, long[] Sequences)> _taken = [];

    public void Dispose() => _meter.Dispose();

    [Theory]
    [InlineData(1, "1")]
    [InlineData(99, "99")]
    [InlineData(100, "100")]
    [InlineData(101, "100 1")]
    [InlineData(200, "100 100")]
    [InlineData(250, "100 100 50")]
    public async Task A_change_with_many_entries_is_handed_over_in_parts_of_a_hundred_none_of_them_empty(int entries, string parts)
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        var acme = await host.ProvisionAsync();
        await host.JobAsync("outbox");
        var draft = new LogDraft { Operation = AdminOperations.AddService, Category = ChangeLogCategory.Service, Target = new LogTarget(ChangeLogTargetKind.Service, "1", "") };
        await new LogAuthor(host.Store, acme.Id).WriteAsync(host.Clock.Now, acme.Owner, [.. Enumerable.Repeat(draft, entries)]);
        var message = new OutboxMessage { Organization = acme.Id, First = 3, Last = 2 + entries, At = host.Clock.Now };
        await host.Store.AppendAsync(acme.Id, OutboxMessage.Shape, [OutboxMessage.Shape.ToCells(message)], default);

        var result = await RunAsync(host, Take);

        Assert.Equal(new JobResult(1, 0), result);
        Assert.Equal(parts, string.Join(' ', _taken.Select(part => part.Sequences.Length)));
        Assert.Equal(Enumerable.Range(3, entries).Select(sequence => (long)sequence), _taken.SelectMany(part => part.Sequences));
    }

    [Fact]
    public async Task Of_several_faults_the_first_is_told_and_what_was_delivered_is_measured()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        foreach (var id in new[] { "acme", "beta", "zeta" }) await host.ProvisionAsync(id);
        var (delivered, failed) = (0L, 0L);
        using var delivering = Measured.Count(_meter.Delivered, count => delivered += count);
        using var failing = Measured.Count(_meter.DeliveryFailed, count => failed += count);

        var result = await RunAsync(host, (organization, entries) =>
        {
            if (organization.Value != "acme") throw new InvalidDataException(organization.Value);
            Take(organization, entries);
        });

        Assert.Equal((1, 2, "beta"), (result.Done, result.Failed, result.Error?.Message));
        Assert.Equal((1, 2), (delivered, failed));
    }

    [Fact]
    public async Task A_handler_that_gave_up_by_itself_has_failed_and_gets_the_entries_again()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        await host.ProvisionAsync();

        var result = await RunAsync(host, (_, _) => throw new OperationCanceledException());

        Assert.Equal((0, 1), (result.Done, result.Failed));
        Assert.IsType<OperationCanceledException>(result.Error);
        Assert.Equal(new JobResult(1, 0), await RunAsync(host, Take));
        Assert.Equal([1L, 2L], Assert.Single(_taken).Sequences);
    }

    [Fact]
    public async Task A_handler_that_failed_while_the_host_was_stopping_has_failed_and_one_that_was_cancelled_has_not()
    {
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseInMemoryStore());
        await host.ProvisionAsync();
        using var stop = new CancellationTokenSource();

        var result = await RunAsync(
            host,
            (_, _) =>
            {
                stop.Cancel();
                throw new InvalidDataException();
            },
            stop.Token);

        Assert.IsType<InvalidDataException>(result.Error);
        using var later = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(
            host,
            (_, _) =>
            {
                later.Cancel();
                later.Token.ThrowIfCancellationRequested();
            },
            later.Token));
        Assert.Equal(new JobResult(1, 0), await RunAsync(host, Take));
    }

    private void Take(OrganizationId organization, IReadOnlyList<ChangeLogEntry> entries) => _taken.Add((organization, [.. entries.Select(entry => entry.Sequence)]));

    private Task<JobResult> RunAsync(AdminTestHost host, Action<OrganizationId, IReadOnlyList<ChangeLogEntry>> handle, CancellationToken cancellationToken = default) =>
        new OutboxJob(host.Store, [new Handler(handle)], _meter).RunAsync(host.Clock.Now, cancellationToken);

    private sealed class Handler(Action<OrganizationId, IReadOnlyList<ChangeLogEntry>> handle) : IAdminEventHandler
    {
        public Task HandleAsync(OrganizationId organization, IReadOnlyList<ChangeLogEntry> entries, CancellationToken cancellationToken)
        {
            handle(organization, entries);
            return Task.CompletedTask;
        }
    }
}
