using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using static OnlineContact.Admin.Tests.Runtime.AdminProcess;

namespace OnlineContact.Admin.Tests.Runtime;

public class RuntimeFailureTests
{
    [Fact]
    public async Task What_a_handler_threw_is_shown_with_the_job()
    {
        var clock = NewClock();
        await using var process = await StartAsync(NewStore(), clock, admin => admin.AddEventHandler<FailingHandler>());
        await process.ProvisionAsync();

        var outbox = (await process.Runtime.RunDueAsync(clock.Now)).Single(job => job.Name == "outbox");

        Assert.Equal(1, outbox.LastResult?.Failed);
        Assert.Equal("the queue is full", outbox.LastError?.Message);
    }

    [Fact]
    public async Task A_job_that_never_wants_to_run_again_does_not_keep_the_others()
    {
        var clock = NewClock();
        await using var process = await StartAsync(NewStore(), clock, admin => admin.AddJob<OnceJob>());

        var ran = await process.Runtime.RunDueAsync(clock.Now);

        Assert.Contains(ran, job => job.Name == "once");
        Assert.Contains(ran, job => job.Name == "outbox");
        Assert.DoesNotContain(await process.Runtime.RunDueAsync(clock.Now + Duration.FromDays(365)), job => job.Name == "once");
    }

    [Fact]
    public async Task Jobs_that_ran_while_the_clock_was_a_year_ahead_run_again_once_it_is_right()
    {
        var clock = NewClock();
        await using var process = await StartAsync(NewStore(), clock);
        clock.Advance(Duration.FromDays(365));
        var all = await process.Runtime.RunDueAsync(clock.Now);
        clock.Advance(-Duration.FromDays(365));

        Assert.Equal(all.Select(job => job.Name), (await process.Runtime.RunDueAsync(clock.Now)).Select(job => job.Name));
        Assert.DoesNotContain(await process.Runtime.RunDueAsync(clock.Now), job => job.Name == "refusal-count");
    }

    [Fact]
    public async Task Two_jobs_of_one_name_are_a_mistake_of_the_host_and_named_at_the_start()
    {
        await using var process = Make(NewStore(), NewClock(), admin => admin.AddJob<OnceJob>().AddJob<SecondOnceJob>());

        var thrown = await Assert.ThrowsAsync<AdminConfigurationException>(() => process.Runtime.StartAsync());

        Assert.Equal(("OCA0003", "once", "2"), (thrown.Error.Code, thrown.Error.Target, thrown.Error.Argument("actual")));
        Assert.Contains("once", thrown.Message, StringComparison.Ordinal);
        Assert.False(process.Runtime.IsStarted);
    }

    [Fact]
    public void Refusals_that_could_not_be_stored_are_counted_with_the_next_ones()
    {
        var log = new RefusalLog(() => 1);
        var now = NewClock().Now;
        log.Take(Acme, "kim", now);
        log.Take(Acme, "kim", now);

        log.PutBack(log.Drain());
        log.Take(Acme, "kim", now);

        Assert.Equal(3, log.Drain().Sum(count => count.Count));
        Assert.Empty(log.Drain());
    }

    [Fact]
    public void Refusals_that_come_while_they_are_drained_are_all_counted()
    {
        const int Each = 100_000;
        var log = new RefusalLog(() => 1);
        var now = NewClock().Now;
        var counted = 0L;

        var taking = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
        {
            for (var i = 0; i < Each; i++) log.Take(Acme, "kim", now);
        })));
        while (!taking.IsCompleted) counted += log.Drain().Sum(count => count.Count);
        counted += log.Drain().Sum(count => count.Count);

        Assert.Equal(4L * Each, counted);
    }

    private sealed class FailingHandler : IAdminEventHandler
    {
        public Task HandleAsync(OrganizationId organization, IReadOnlyList<ChangeLogEntry> entries, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("the queue is full");
    }

    private sealed class SecondOnceJob : IAdminJob
    {
        public string Name => "once";

        public Duration Interval => Duration.Zero;

        public Task<JobResult> RunAsync(Instant now, CancellationToken cancellationToken) => Task.FromResult(new JobResult(1, 0));
    }

    private sealed class OnceJob : IAdminJob
    {
        public string Name => "once";

        public Duration Interval => Duration.MaxValue;

        public Task<JobResult> RunAsync(Instant now, CancellationToken cancellationToken) => Task.FromResult(new JobResult(1, 0));
    }
}
