using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing;
using OnlineContact.Admin.Tests.Shared;

namespace OnlineContact.Admin.Tests.Runtime;

public class SameRequestTests
{
    [Fact]
    public async Task Of_two_hosts_that_get_one_request_with_nothing_to_do_both_answer_with_the_receipt_of_the_first()
    {
        var kept = AdminProcess.NewStore();
        var store = new Answering(kept);
        await using var host = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => store));
        await using var other = await AdminTestHost.StartAsync(admin => admin.UseStore(_ => kept), new FakeAdminClock(host.Clock.Now + Duration.FromMinutes(1)));
        var acme = await host.ProvisionAsync();
        var number = await host.ServiceAsync(acme);
        var request = RequestId.Create("order-66").Value;
        Task<Outcome<ChangeReceipt>> AskAsync(AdminTestHost at) => at.ContractedServices.ChangeContractAsync(acme.Owner, acme.Id, number, StoreVersion.Any, Scenes.Ticket(), requestId: request);
        ChangeReceipt? first = null;
        store.BeforeAppend = async () => first = (await AskAsync(other)).Value;

        var second = (await AskAsync(host)).Value;

        Assert.Equal((other.Clock.Now, false), (second.At, second.Changed));
        Assert.Equal(first, second);
    }

    [Fact]
    public void Two_requests_agree_only_in_who_asks_for_what()
    {
        var acme = OrganizationId.Parse("acme");
        var call = new AdminCall { Name = "A.DoAsync", Operation = AdminOperations.AddService, Actor = AdminActor.Member(acme, "", "Kim", "192.0.2.1"), Organization = acme, Content = "1:a;" };

        Assert.Equal(call.Fingerprint(), (call with { Actor = AdminActor.Member(acme, "", "Renamed", "192.0.2.2") }).Fingerprint());
        AdminCall[] others =
        [
            call with { Name = "B.DoAsync" },
            call with { Content = "1:b;" },
            call with { Actor = AdminActor.Member(acme, "kim", "Kim", "192.0.2.1") },

            // She has no account either.
            call with { Actor = AdminActor.Operator("Kim") },
        ];
        Assert.All(others, other => Assert.NotEqual(call.Fingerprint(), other.Fingerprint()));
    }

    [Fact]
    public void No_two_lists_of_arguments_read_alike()
    {
        Assert.Equal("1:a;0:;-1:;4:1.50;", AdminCall.ContentOf("a", "", null, 1.50m));
        Assert.NotEqual(AdminCall.ContentOf("a", "b"), AdminCall.ContentOf("a;1:b"));
        Assert.NotEqual(AdminCall.ContentOf("a", null), AdminCall.ContentOf("a", ""));
    }

    /// <summary>Lets something else happen before a request is remembered, once.</summary>
    private sealed class Answering(IAdminStore inner) : StoreDecorator(inner)
    {
        public Func<Task>? BeforeAppend { get; set; }

        public override async Task<IReadOnlyList<AppendResult>> AppendAsync(OrganizationId organization, RecordShape shape, IReadOnlyList<Cell[]> rows, CancellationToken cancellationToken)
        {
            var before = BeforeAppend;
            BeforeAppend = null;
            if (before is not null) await before();
            return await base.AppendAsync(organization, shape, rows, cancellationToken);
        }
    }
}
