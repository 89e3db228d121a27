using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Testing.Administration;
using static OnlineContact.Admin.Testing.Tests.Administration.Calls;
using static OnlineContact.Admin.Testing.Tests.Administration.Trial;

namespace OnlineContact.Admin.Testing.Tests.Administration;

/// <summary>What an agent may change about herself, in the library and in the naive model alike.</summary>
public class SettingsTests
{
    [Fact]
    public Task Nickname_language_and_ticket_assignment_are_changed() => RunAsync(
        (Settings(Owner), Same),
        (Settings(Owner, nickname: "a\u0007b"), "OCA9001"),
        (Settings(Owner, nickname: new string('x', 61)), "OCA9001"),
        (Settings(Owner, language: null), "OCA9002"),
        (Settings(Owner, language: "fr"), "OCA9002"),
        (Settings(Owner, language: "KO"), "OCA9002"),
        (Settings(Owner, nickname: $" {new string('x', 60)} "), Done),
        (Settings(Owner, nickname: new string('x', 60)), Same),
        (Settings(Owner, nickname: "Kim"), Done),
        (Settings(Owner, nickname: " \t"), Done),
        (Settings(Owner, nickname: ""), Same),
        (Settings(Owner, language: "ja"), Done),
        (Settings(Owner, language: "zh"), Done),
        (Settings(Owner, language: "en"), Done),
        (Settings(Owner, language: "en", assignment: false), Done),
        (Settings(Owner, language: "en", assignment: false), Same),
        (Settings(Owner, nickname: "Lee", language: "ko"), Done));

    [Fact]
    public Task A_version_matters_where_something_changes() => RunAsync(
        (Settings(Owner) with { Seen = SeenVersion.Stale }, Same),
        (Settings(Owner, nickname: "Kim") with { Seen = SeenVersion.Stale }, "OCA0007"),
        (Settings(Owner, language: "fr") with { Seen = SeenVersion.Stale }, "OCA9002"),
        (Settings(Owner, nickname: "Kim") with { Seen = SeenVersion.Any }, Done),
        (Settings(Owner, nickname: "Lee"), Done));

    [Fact]
    public Task Only_she_who_works_there_or_manages_changes_her_own() => RunAsync(
        [
            .. InUse(1, "alpha"),
            .. InUse(2, "beta"),
            .. Member("ann"),
            (Settings(Operator), "OCA4006"),
            (Settings(Actor("somebody"), 1), "OCA4006"),
            (Settings(Actor("ann"), 1), "OCA4006"),
            (AddAgents("ann"), Done),
            Line.Hours(1),
            (Settings(Actor("ann"), 1), "OCA4006"),
            (Settings(Actor("ann")), "OCA4006"),
            (Give("ann", 1, ServiceRole.Agent, AgentChannels.None), Done),
            (Settings(Actor("ann"), 1, "Ann"), Done),
            (Settings(Actor("ann"), 2, "Anna"), "OCA4006"),
            Line.Hours(1),
            (Settings(Actor("ann")), "OCA4006"),
            (Settings(Owner, 2, "Chief"), Done),
            (Disable("ann"), Done),
            (Settings(Actor("ann"), 1, "Anna"), "OCA4006"),
        ]);
}
