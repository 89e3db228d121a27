using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Testing.Simulation.Laws;
using static OnlineContact.Admin.Testing.Tests.Simulation.Laws.LawScene;

namespace OnlineContact.Admin.Testing.Tests.Simulation.Laws;

/// <summary>The laws of what is there in the end: the log, the deliveries of its entries, the services.</summary>
public class FindingLawTests
{
    private static Task<LawScene> TwoServicesAsync() => AfterAsync(async scene =>
    {
        foreach (var (service, name) in new[] { (1, "one"), (2, "two") })
        {
            await scene.SendAsync(Add());
            await scene.SendAsync(Save(service, name));
        }
    });

    [Fact]
    public async Task What_really_happened_keeps_every_law()
    {
        var scene = await TwoServicesAsync();
        Assert.Equal(6, scene.Entries.Count);
        var findings = scene.Findings;
        Assert.Null(TheLogIsWhole.Broken(findings));
        Assert.Null(EveryEntryIsDeliveredInOrder.Broken(findings, scene.Record));
        Assert.Null(EveryEntryIsOfOneRequest.Broken(findings, scene.Record));
        Assert.Null(EveryReceiptHasItsEntries.Broken(findings, scene.Record));
        Assert.Null(WhatFailedHasLeftNothing.Broken(findings, scene.Record));
        Assert.Null(RepeatedRequestsAreAnsweredAlike.Broken(findings, scene.Record));
        Assert.Null(ContractsChangeOnceADay.Broken(findings));
        Assert.Null(NamesAndIdsAreUnique.Broken(findings));
        Assert.Null(TheLogGoesAsTheModelSays.Broken(findings, scene.Record, NewModel));
    }

    [Fact]
    public async Task A_log_that_is_not_whole_or_cannot_be_read_whole_is_found()
    {
        var scene = await TwoServicesAsync();
        scene.Entries.RemoveAt(5);
        Assert.Equal("The change log of alpha has 6 entries, of which 5 can be read.", TheLogIsWhole.Broken(scene.Findings));
        scene.Verification = scene.Verification! with { FaultAt = 3, Fault = ChangeLogFault.EntryAltered };
        Assert.StartsWith("The change log of alpha is not whole: ", TheLogIsWhole.Broken(scene.Findings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("1 2 3 4 5 6", null)]
    [InlineData("1 2 2 1 3 4 3 5 6 2", null)]
    [InlineData("1 2 4 3 5 6", "Entry 4 of alpha was delivered before entry 3.")]
    [InlineData("2 1 3 4 5 6", "Entry 2 of alpha was delivered before entry 1.")]
    [InlineData("1 2 3 4 5", "Only 5 of the 6 entries of alpha were delivered.")]
    [InlineData("", "Only 0 of the 6 entries of alpha were delivered.")]
    public async Task Entries_are_delivered_in_their_order_and_again_at_will(string deliveries, string? broken)
    {
        var scene = await TwoServicesAsync();
        scene.Record.Deliveries.Clear();
        scene.Record.Deliveries.Add((OrganizationId.Parse("beta"), 9));
        scene.Record.Deliveries.AddRange(deliveries.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(sequence => (Alpha, long.Parse(sequence, System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Equal(broken, EveryEntryIsDeliveredInOrder.Broken(scene.Findings, scene.Record));
    }

    [Theory]
    [InlineData("one", "uno", ServiceStatus.InUse, "Services 1 and 2 of alpha have one name.")]
    [InlineData("ONE", "uno", ServiceStatus.Suspended, "Services 1 and 2 of alpha have one name.")]
    [InlineData("one", "uno", ServiceStatus.Terminated, null)]
    [InlineData("three", "one", ServiceStatus.InUse, "Services 1 and 2 of alpha have one ID.")]
    [InlineData("three", "ONE", ServiceStatus.Terminated, "Services 1 and 2 of alpha have one ID.")]
    [InlineData("three", "three", ServiceStatus.InUse, null)]
    public async Task A_name_is_free_again_when_its_service_is_terminated_and_an_ID_never(string name, string id, ServiceStatus status, string? broken)
    {
        var scene = await TwoServicesAsync();
        scene.Services =
        [
            scene.Services.Single(service => service.Number == 1),
            scene.Services.Single(service => service.Number == 2) with { Name = ServiceName.FromStored(name), Id = ServiceId.FromStored(id), Status = status },
        ];
        Assert.Equal(broken, NamesAndIdsAreUnique.Broken(scene.Findings));
    }

    // Midnight in Seoul is at 15:00 UTC.
    [Theory]
    [InlineData("2021-03-01T15:00:00Z", "2021-03-02T14:59:59Z", 1L, "contract.changed", ChangeLogKind.Changed, "The contract of service 1 of alpha was changed 2 times on ")]
    [InlineData("2021-03-01T14:59:59Z", "2021-03-01T15:00:00Z", 1L, "contract.changed", ChangeLogKind.Changed, null)]
    [InlineData("2021-03-01T15:00:00Z", "2021-03-02T14:59:59Z", 2L, "contract.changed", ChangeLogKind.Changed, null)]
    [InlineData("2021-03-01T15:00:00Z", "2021-03-02T14:59:59Z", 1L, "service.added", ChangeLogKind.Changed, null)]
    [InlineData("2021-03-01T15:00:00Z", "2021-03-02T14:59:59Z", 1L, "contract.changed", ChangeLogKind.Refused, null)]
    public async Task A_contract_is_changed_once_a_day_of_the_contract_zone(string first, string second, long service, string operation, ChangeLogKind kind, string? broken)
    {
        var scene = await TwoServicesAsync();
        var changed = scene.Entries[3] with { Kind = ChangeLogKind.Changed, Operation = AdminOperations.ChangeContract.Code, Service = 1, Time = Time(first) };
        scene.Entries[3] = changed;
        scene.Entries[4] = changed with { Sequence = 5, Kind = kind, Service = service, Time = Time(second), Operation = operation == "contract.changed" ? changed.Operation : operation };
        var found = ContractsChangeOnceADay.Broken(scene.Findings);
        if (broken is null)
        {
            Assert.Null(found);
            return;
        }

        Assert.StartsWith(broken, found, StringComparison.Ordinal);
        Assert.EndsWith(": entries 4, 5.", found, StringComparison.Ordinal);
    }

    private static Instant Time(string text) => NodaTime.Text.InstantPattern.ExtendedIso.Parse(text).Value;
}
