using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Administration;
using OnlineContact.Admin.Testing.Simulation;
using OnlineContact.Admin.Testing.Simulation.Laws;
using static OnlineContact.Admin.Testing.Tests.Simulation.Laws.LawScene;

namespace OnlineContact.Admin.Testing.Tests.Simulation.Laws;

/// <summary>The laws of requests: each is done once or not at all, and its answers say which.</summary>
public class RequestLawTests
{
    private static Task<LawScene> OneServiceAsync() => AfterAsync(scene => scene.SendAsync(Add()));

    [Fact]
    public async Task An_entry_that_nobody_asked_for_is_found()
    {
        var scene = await OneServiceAsync();
        scene.Entries[2] = scene.Entries[2] with { Hash = scene.Entries[1].Hash };
        Assert.Equal("Nobody has asked for entry alpha #3 Changed service.added.", EveryEntryIsOfOneRequest.Broken(scene.Findings, scene.Record));
        Assert.Equal([3L], scene.Findings.Strangers.Select(entry => entry.Sequence));
        Assert.Equal([2L], scene.Findings.Changes.Select(change => change.Last));
    }

    [Fact]
    public async Task A_change_of_which_an_entry_is_missing_is_found()
    {
        var scene = await OneServiceAsync();
        Assert.Equal([(1L, 2L), (3, 3)], scene.Findings.Changes.Select(change => (change.First, change.Last)));
        scene.Entries.RemoveAt(1);
        Assert.Equal("Of the 2 entries of request 1 (ProvisionCommand of alpha) only 1 are in the log.", EveryEntryIsOfOneRequest.Broken(scene.Findings, scene.Record));
    }

    [Fact]
    public async Task A_request_that_was_done_twice_is_found_unless_it_erases_or_was_refused()
    {
        var twice = await AfterAsync(async scene => await scene.AgainAsync(await scene.SendAsync(Add())));
        Assert.Equal("request 2 (AddServiceCommand of alpha) was done 2 times: entries 3, 4.", EveryEntryIsOfOneRequest.Broken(twice.Findings, twice.Record));
        var refused = await AfterAsync(async scene => await scene.AgainAsync(await scene.SendAsync(Add(Stranger))));
        Assert.Equal(4, refused.Entries.Count);
        Assert.Null(EveryEntryIsOfOneRequest.Broken(refused.Findings, refused.Record));
        Assert.Null(WhatFailedHasLeftNothing.Broken(refused.Findings, refused.Record));
    }

    [Fact]
    public async Task A_receipt_of_a_change_that_is_not_in_the_log_is_found()
    {
        var scene = await OneServiceAsync();
        scene.Entries.RemoveAt(2);
        Assert.Equal("request 2 (AddServiceCommand of alpha) was answered that it is entry 3, which is not in the log.", EveryReceiptHasItsEntries.Broken(scene.Findings, scene.Record));
    }

    [Fact]
    public async Task A_receipt_of_nothing_for_what_is_in_the_log_is_found()
    {
        var scene = await OneServiceAsync();
        var attempt = scene.Record.Requests[1].Attempts[0];
        attempt.Answer = Outcome.Success(attempt.Answer!.Value.Value with { Sequence = 0 });
        Assert.Equal("request 2 (AddServiceCommand of alpha) was answered that there was nothing to do, but it is entry 3.", EveryReceiptHasItsEntries.Broken(scene.Findings, scene.Record));
    }

    [Fact]
    public async Task A_refused_request_that_is_in_the_log_is_found()
    {
        var scene = await OneServiceAsync();
        scene.Record.Requests[1].Attempts[0].Answer = Refusal(AdminErrors.AccessDenied);
        Assert.Equal("request 2 (AddServiceCommand of alpha) was refused with OCA4006, but it is entry 3.", WhatFailedHasLeftNothing.Broken(scene.Findings, scene.Record));
        scene.Record.Requests[1].Attempts[0].Answer = null;
        scene.Record.Requests[0].Attempts[0].Answer = Refusal(AdminErrors.AccessDenied);
        Assert.Equal("request 1 (ProvisionCommand of alpha) was refused with OCA4006, but it is entry 2.", WhatFailedHasLeftNothing.Broken(scene.Findings, scene.Record));
    }

    [Theory]
    [InlineData(false, false, "request 1 (ProvisionCommand of alpha) failed with an error that does not say that the outcome is unknown (")]
    [InlineData(true, false, null)]
    [InlineData(false, true, null)]
    public async Task A_failed_request_that_is_in_the_log_is_found_unless_it_is_not_known_what_became_of_it(bool unknown, bool never, string? broken)
    {
        var scene = await OneServiceAsync();
        var attempt = scene.Record.Requests[0].Attempts[0];
        attempt.Answer = null;
        attempt.Error = never ? null : new AdminStorageException("Test", "CommitAsync", unknown, null);
        var found = WhatFailedHasLeftNothing.Broken(scene.Findings, scene.Record);
        if (broken is null) Assert.Null(found);
        else Assert.StartsWith(broken, found, StringComparison.Ordinal);
        if (broken is not null) Assert.EndsWith(", but it is entry 2.", found, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_to_one_request_that_differ_are_found()
    {
        var scene = await OneServiceAsync();
        var request = scene.Record.Requests[1];
        var receipt = request.Attempts[0].Answer!.Value.Value;
        request.Attempts.Add(Answered(receipt with { }));
        request.Attempts.Add(new SimulatedAttempt { From = 0, Clock = [], Answer = Refusal(AdminErrors.ChangeBusy) });
        Assert.Null(RepeatedRequestsAreAnsweredAlike.Broken(scene.Findings, scene.Record));
        request.Attempts.Add(Answered(receipt with { Version = receipt.Version.Next }));
        Assert.StartsWith("request 2 (AddServiceCommand of alpha) was answered with ", RepeatedRequestsAreAnsweredAlike.Broken(scene.Findings, scene.Record), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_of_another_organization_are_not_looked_at()
    {
        var scene = await OneServiceAsync();
        var elsewhere = new SimulatedRequest { Number = 9, Command = RandomAdministrator.Provision(9, RandomAdministrator.Beta).Command, Version = default, Id = RequestId.None };
        var receipt = scene.Record.Requests[1].Attempts[0].Answer!.Value.Value;
        elsewhere.Attempts.Add(Answered(receipt with { Sequence = 77 }));
        elsewhere.Attempts.Add(Answered(receipt with { Sequence = 78 }));
        elsewhere.Attempts.Add(new SimulatedAttempt { From = 0, Clock = [], Answer = Refusal(AdminErrors.OrganizationExists) });
        scene.Record.Add(elsewhere);
        var findings = scene.Findings;
        Assert.Null(EveryEntryIsOfOneRequest.Broken(findings, scene.Record));
        Assert.Null(EveryReceiptHasItsEntries.Broken(findings, scene.Record));
        Assert.Null(WhatFailedHasLeftNothing.Broken(findings, scene.Record));
        Assert.Null(RepeatedRequestsAreAnsweredAlike.Broken(findings, scene.Record));
        Assert.Null(TheLogGoesAsTheModelSays.Broken(findings, scene.Record, NewModel));
    }

    [Theory]
    [InlineData(false, "request 4 (AddServiceCommand of alpha)")]
    [InlineData(true, "request 4 with an ID (SuspendCommand 7 of alpha)")]
    public void A_request_shows_its_number_what_it_is_about_and_whether_it_has_an_ID(bool ofService, string shown) => Assert.Equal(shown, new SimulatedRequest
    {
        Number = 4,
        Command = ofService ? new SuspendCommand { Actor = Owner, Organization = Alpha, Service = 7 } : Add(),
        Version = default,
        Id = ofService ? RequestId.Create("seven").Value : RequestId.None,
    }.ToString());

    private static SimulatedAttempt Answered(ChangeReceipt receipt) => new() { From = 0, Clock = [], Answer = Outcome.Success(receipt) };
}
