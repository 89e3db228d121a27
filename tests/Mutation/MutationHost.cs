using System.Reflection;
using Microsoft.Testing.Platform.Builder;
using Microsoft.Testing.Platform.Capabilities.TestFramework;
using Microsoft.Testing.Platform.Extensions.Messages;
using Microsoft.Testing.Platform.Extensions.TestFramework;
using Microsoft.Testing.Platform.Requests;

namespace OnlineContact.Admin.Tests.Mutation;

/// <summary>
/// What a test project is while its package is mutated: a process that the tool keeps, and asks again and again to run some tests, each time with another
/// change switched on. Nothing is started, loaded or compiled twice, so a change costs what its tests cost.
/// </summary>
internal sealed class MutationHost(TestCases cases, MutationRuns runs) : ITestFramework, IDataProducer
{
    public string Uid => nameof(MutationHost);

    public string Version => "1";

    public string DisplayName => "xunit tests of a mutated package";

    public string Description => "Runs tests of xunit 2 in a process that is kept.";

    public Type[] DataTypesProduced => [typeof(TestNodeUpdateMessage)];

    public static async Task<int> Main(string[] arguments)
    {
        var builder = await TestApplication.CreateBuilderAsync(arguments, new TestApplicationOptions { EnableTelemetry = false });
        var tests = Assembly.GetExecutingAssembly();
        var active = new ActiveChange(tests);
        using var cases = new TestCases(tests, Environment.GetEnvironmentVariable("ONLINECONTACT_TESTS"));
        var runs = new MutationRuns(cases, active);
        builder.RegisterTestFramework(_ => new TestFrameworkCapabilities(), (_, _) => new MutationHost(cases, runs));
        using var application = await builder.BuildAsync();
        return await application.RunAsync();
    }

    public Task<bool> IsEnabledAsync() => Task.FromResult(true);

    public Task<CreateTestSessionResult> CreateTestSessionAsync(CreateTestSessionContext context) => Task.FromResult(new CreateTestSessionResult { IsSuccess = true });

    public Task<CloseTestSessionResult> CloseTestSessionAsync(CloseTestSessionContext context) => Task.FromResult(new CloseTestSessionResult { IsSuccess = true });

    public async Task ExecuteRequestAsync(ExecuteRequestContext context)
    {
        var request = (TestExecutionRequest)context.Request;
        var session = request.Session.SessionUid;
        var wanted = request.Filter is TestNodeUidListFilter filter ? cases.Of(filter.TestNodeUids.Select(uid => uid.Value)) : cases.All;
        if (request is DiscoverTestExecutionRequest)
        {
            foreach (var one in wanted) await PublishAsync(one.UniqueID, one.DisplayName, DiscoveredTestNodeStateProperty.CachedInstance);
        }
        else
        {
            foreach (var result in await runs.RunAsync(wanted)) await PublishAsync(result.Case.UniqueID, result.Case.DisplayName, result.State);
        }

        context.Complete();

        Task PublishAsync(string uid, string name, TestNodeStateProperty state) =>
            context.MessageBus.PublishAsync(this, new TestNodeUpdateMessage(session, new TestNode { Uid = uid, DisplayName = name, Properties = new PropertyBag(state) }));
    }
}
