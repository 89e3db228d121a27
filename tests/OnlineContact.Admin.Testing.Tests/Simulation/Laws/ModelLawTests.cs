using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using OnlineContact.Admin.Testing.Administration;
using OnlineContact.Admin.Testing.Simulation;
using OnlineContact.Admin.Testing.Simulation.Laws;
using OnlineContact.Admin.Testing.Tests.Conformance;
using static OnlineContact.Admin.Testing.Tests.Simulation.Laws.LawScene;

namespace OnlineContact.Admin.Testing.Tests.Simulation.Laws;

/// <summary>The log goes as the model says; and what is not in the log, a refusal or that there was nothing to do, was right in a state between the call's beginning and its end.</summary>
public class ModelLawTests
{
    // Requests 2 to 6 are entries 3 to 7: a service, three names, another service.
    private static Task<LawScene> NamesAsync(Func<LawScene, Task>? then = null) => AfterAsync(async scene =>
    {
        await scene.SendAsync(Add());
        foreach (var name in new[] { "one", "two", "one" }) await scene.SendAsync(Save(1, name, "one"));
        await scene.SendAsync(Add());
        if (then is not null) await then(scene);
    });

    private static string? Broken(LawScene scene) => TheLogGoesAsTheModelSays.Broken(scene.Findings, scene.Record, NewModel);

    [Fact]
    public async Task A_change_that_the_model_refuses_is_found()
    {
        var scene = await NamesAsync();
        scene.Entries.RemoveRange(0, 2);
        Assert.Equal("Entry 3 of alpha says that request 2 (AddServiceCommand of alpha) was done; the model says OCA4002.", Broken(scene));
    }

    [Fact]
    public async Task A_change_that_is_none_to_the_model_is_found()
    {
        var scene = await NamesAsync();
        scene.Entries.RemoveAt(4);
        Assert.Equal("Entry 6 of alpha says that request 5 (SaveBasicInformationCommand 1 of alpha) was done; the model says that there is nothing to do.", Broken(scene));
    }

    [Fact]
    public async Task A_change_in_another_place_of_the_log_is_found()
    {
        var scene = await NamesAsync();
        scene.Entries.RemoveAt(3);
        Assert.Equal("Entry 5 of alpha says that request 4 (SaveBasicInformationCommand 1 of alpha) was done; the model says that it is done.", Broken(scene));
    }

    [Fact]
    public async Task A_refusal_in_another_place_of_the_log_or_of_who_has_the_right_is_found()
    {
        var scene = await AfterAsync(async scene =>
        {
            await scene.SendAsync(Add());
            await scene.SendAsync(Add(Stranger));
        });
        Assert.Null(Broken(scene));
        scene.Entries.RemoveAt(2);
        Assert.Equal("Entry 4 of alpha says that request 3 (AddServiceCommand of alpha) was refused for a missing right; the model says OCA4006.", Broken(scene));
        scene.Entries[2] = scene.Entries[2] with { Kind = ChangeLogKind.Changed };
        Assert.Equal("Entry 4 of alpha says that request 3 (AddServiceCommand of alpha) was done; the model says OCA4006.", Broken(scene));
    }

    [Fact]
    public async Task A_refusal_of_what_the_model_does_is_found()
    {
        var scene = await NamesAsync();
        scene.Entries[6] = scene.Entries[6] with { Kind = ChangeLogKind.Refused };
        Assert.Equal("Entry 7 of alpha says that request 6 (AddServiceCommand of alpha) was refused for a missing right; the model says that it is done.", Broken(scene));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_receipt_that_says_otherwise_is_found(int wrong)
    {
        var scene = await NamesAsync();
        var attempt = scene.Record.Requests[5].Attempts[0];
        var receipt = attempt.Answer!.Value.Value;
        attempt.Answer = Outcome.Success(wrong switch
        {
            0 => receipt with { Number = receipt.Number + 1 },
            1 => receipt with { Version = receipt.Version.Next },
            _ => receipt with { At = receipt.At + Duration.Epsilon },
        });
        Assert.StartsWith("request 6 (AddServiceCommand of alpha) was answered with (", Broken(scene), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_entries_of_one_change_are_answered_with_the_last_one()
    {
        var scene = await NamesAsync();
        var attempt = scene.Record.Requests[0].Attempts[0];
        Assert.Equal(2, attempt.Answer!.Value.Value.Sequence);
        attempt.Answer = Outcome.Success(attempt.Answer.Value.Value with { Version = attempt.Answer.Value.Value.Version.Next });
        Assert.StartsWith("request 1 (ProvisionCommand of alpha) was answered with (", Broken(scene), StringComparison.Ordinal);
    }

    // There is no service 2 up to entry 6, and there is one from entry 7 on.
    [Theory]
    [InlineData(0, 6, true)]
    [InlineData(6, 6, true)]
    [InlineData(6, 7, true)]
    [InlineData(7, 7, false)]
    [InlineData(7, long.MaxValue, false)]
    public async Task A_refusal_is_right_in_a_state_between_its_beginning_and_its_end(long from, long to, bool right)
    {
        var scene = await NamesAsync();
        Answered(scene, Save(2, "three"), from, to, Refusal(AdminErrors.ServiceNotFound));
        Assert.Equal(right ? null : $"request 7 (SaveBasicInformationCommand 2 of alpha) was answered OCA1001, which it was not in any state after entry {from} up to entry {to}.", Broken(scene));
    }

    // The service is called two at entry 5 only.
    [Theory]
    [InlineData(5, 5, true)]
    [InlineData(3, 7, true)]
    [InlineData(6, 7, false)]
    [InlineData(3, 4, false)]
    public async Task That_there_is_nothing_to_do_is_right_in_a_state_between_its_beginning_and_its_end(long from, long to, bool right)
    {
        var scene = await NamesAsync();
        var version = scene.Record.Requests[3].Attempts[0].Answer!.Value.Value;
        Answered(scene, Save(1, "two", "one"), from, to, Outcome.Success(version with { Sequence = 0, At = Now(scene) }));
        Assert.Equal(right ? null : $"request 7 (SaveBasicInformationCommand 1 of alpha) was answered that there was nothing to do, which it was not in any state after entry {from} up to entry {to}.", Broken(scene));
    }

    [Fact]
    public async Task What_was_remembered_since_an_earlier_attempt_is_right()
    {
        var scene = await NamesAsync();
        var receipt = scene.Record.Requests[3].Attempts[0].Answer!.Value.Value;
        var request = Answered(scene, Save(1, "two", "one"), 7, 7, Outcome.Success(receipt with { Sequence = 0, At = Now(scene) }));
        request.Attempts.Insert(0, new SimulatedAttempt { From = 5, To = 5, Clock = [Now(scene)] });
        Assert.Null(Broken(scene));

        // A refusal is not remembered.
        var refused = Answered(scene, Save(2, "three"), 7, 7, Refusal(AdminErrors.ServiceNotFound));
        refused.Attempts.Insert(0, new SimulatedAttempt { From = 5, To = 5, Clock = [Now(scene)] });
        Assert.StartsWith("request 8 ", Broken(scene), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_answer_needs_a_reason_and_its_repetition_none()
    {
        var scene = await NamesAsync();
        var receipt = scene.Record.Requests[3].Attempts[0].Answer!.Value.Value;
        var request = Answered(scene, Save(1, "two", "one"), 5, 5, Outcome.Success(receipt with { Sequence = 0, At = Now(scene) }));
        request.Attempts.Add(new SimulatedAttempt { From = 7, To = 7, Clock = [Now(scene) + Duration.FromHours(1)], Answer = request.Attempts[0].Answer });
        Assert.Null(Broken(scene));
    }

    [Fact]
    public async Task A_store_that_is_busy_needs_no_reason_and_a_missing_right_needs_one_unless_it_is_logged()
    {
        var busy = await NamesAsync();
        Answered(busy, Add(), 7, 7, Refusal(AdminErrors.ChangeBusy));
        Assert.Null(Broken(busy));
        var owner = await NamesAsync();
        Answered(owner, Add(), 7, 7, Refusal(AdminErrors.AccessDenied));
        Assert.Equal("request 7 (AddServiceCommand of alpha) was answered OCA4006, which it was not in any state after entry 7 up to entry 7.", Broken(owner));

        // It is in the log, at a time that is none of those that she has seen.
        var logged = await NamesAsync(scene => scene.SendAsync(Add(Stranger)));
        logged.Record.Requests[6].Attempts[0] = new SimulatedAttempt { From = 100, To = 100, Clock = [], Answer = Refusal(AdminErrors.AccessDenied) };
        Assert.Null(Broken(logged));

        // Another refusal of the same request is not.
        logged.Record.Requests[6].Attempts[0].Answer = Refusal(AdminErrors.ServiceNotFound);
        Assert.StartsWith("request 7 ", Broken(logged), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(3L, true)]
    [InlineData(2L, false)]
    public async Task A_version_that_is_not_the_one_that_stands_there_is_a_stale_one(long version, bool done)
    {
        var scene = await AfterAsync(async scene =>
        {
            await scene.SendAsync(Add());
            await scene.SendAsync(Save(1, "one", "one"), StoreVersion.First);
            await scene.SendAsync(Save(1, "two", "one"), StoreVersion.First.Next);
            await scene.SendAsync(Save(1, "three", "one"), new StoreVersion(version));
        });
        Assert.Equal(done, scene.Entries.Count == 6);
        Assert.Null(Broken(scene));
    }

    // Where she does something meanwhile, from another address, there is more to erase than was found: both may do it, or one of them twice.
    [Theory]
    [InlineData(false, "OCA7001, erased", "erased, nothing to do")]
    [InlineData(true, "erased, erased", "erased, nothing to do")]
    public async Task Two_erasures_at_the_same_time_are_explained_however_they_come_between_each_other(bool goesOn, params string[] expected)
    {
        var ways = new HashSet<string>();
        for (var seed = 1; seed <= 60; seed++)
        {
            var (erasures, more) = (Array.Empty<SimulatedRequest>(), goesOn ? null : Task.CompletedTask);
            var scene = await AfterAsync(
                async scene =>
                {
                    await scene.SendAsync(Add());
                    erasures = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => scene.SendAsync(new ErasePersonCommand { Actor = AdminTestHost.Operator, Organization = Alpha, Account = "owner" })));
                    await more!;
                },
                seed,
                (scene, store) => new StoreWith(store)
                {
                    Range = async (inner, organization, read, stop) =>
                    {
                        var page = await inner.RangeAsync(organization, read, stop);
                        if (read.Index.Shape.Name == "change_log_text") more ??= scene.SendAsync(Add(AdminActor.Member(Alpha, "owner", "Owner", "192.0.2.7")));
                        return page;
                    },
                });
            Assert.Null(Broken(scene));
            ways.Add(string.Join(", ", erasures.Select(Way).Order(StringComparer.Ordinal)));
        }

        Assert.Equal(expected, ways.Order(StringComparer.Ordinal));

        static string Way(SimulatedRequest request) =>
            request.Attempts[0].Answer!.Value is var answer && answer.TryGetValue(out var receipt, out var error) ? receipt.Changed ? "erased" : "nothing to do" : error.Code;
    }

    private static Instant Now(LawScene scene) => scene.Entries[^1].Time;

    private static SimulatedRequest Answered(LawScene scene, AdminCommand command, long from, long to, Outcome<ChangeReceipt> answer)
    {
        var request = new SimulatedRequest { Number = scene.Record.NextNumber, Command = command, Version = command is ServiceCommand ? StoreVersion.Any : default, Id = RequestId.None };
        request.Attempts.Add(new SimulatedAttempt { From = from, To = to, Clock = [Now(scene)], Answer = answer });
        scene.Record.Add(request);
        return request;
    }
}
