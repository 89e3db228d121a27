using Microsoft.Extensions.DependencyInjection;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Testing;

namespace OnlineContact.Admin.Tests;

internal static class Jobs
{
    /// <summary>Runs one job by its name, whether it is due or not.</summary>
    public static Task<JobResult> JobAsync(this AdminTestHost host, string name) => host.Services.GetServices<IAdminJob>().Single(job => job.Name == name).RunAsync(host.Clock.Now, default);
}
