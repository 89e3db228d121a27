using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Runtime;

public class JobFailureTests
{
    [Fact]
    public async Task A_job_that_gave_up_by_itself_has_failed_and_the_others_run()
    {
        await using var host = await StartAsync(() => new OperationCanceledException("its own time limit"));

        var ran = await host.Runtime.RunDueAsync(host.Clock.Now);

        Assert.Equal("its own time limit", Assert.IsType<OperationCanceledException>(ran[0].LastError).Message);
        Assert.Equal(host.Clock.Now, ran[0].DueAt);
        Assert.Equal(host.Runtime.Jobs.Count, ran.Count);
    }

    [Fact]
    public async Task What_a_job_threw_while_the_host_was_stopping_is_kept_and_the_next_one_ends_the_round()
    {
        using var stop = new CancellationTokenSource();
        await using var host = await StartAsync(() =>
        {
            stop.Cancel();
            return new InvalidDataException();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => host.Runtime.RunDueAsync(host.Clock.Now, stop.Token));

        Assert.IsType<InvalidDataException>(host.Runtime.Jobs[0].LastError);
        Assert.Null(host.Runtime.Jobs[1].LastRunAt);
    }

    [Fact]
    public async Task A_store_is_prepared_once_however_often_the_host_starts_the_library()
    {
        var store = new Preparing();
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));

        await host.Runtime.StartAsync();

        Assert.Equal(1, store.Prepared);
    }

    private static Task<AdminTestHost> StartAsync(Func<Exception> thrown) =>
        AdminTestHost.StartAsync(admin => admin.UseInMemoryStore().Services.AddSingleton<IAdminJob>(new FirstJob(thrown)));

    /// <summary>First by its name.</summary>
    private sealed class FirstJob(Func<Exception> thrown) : IAdminJob
    {
        public string Name => "a";

        public Duration Interval => Duration.FromDays(1);

        public Task<JobResult> RunAsync(Instant now, CancellationToken cancellationToken) => throw thrown();
    }

    private sealed class Preparing() : StoreDecorator(AdminProcess.NewStore())
    {
        public int Prepared { get; private set; }

        public override Task PrepareAsync(CancellationToken cancellationToken)
        {
            Prepared++;
            return base.PrepareAsync(cancellationToken);
        }
    }
}
