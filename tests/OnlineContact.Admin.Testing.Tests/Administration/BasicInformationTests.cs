using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;
using OnlineContact.Admin.Testing.Administration;
using static OnlineContact.Admin.Testing.Tests.Administration.Calls;
using static OnlineContact.Admin.Testing.Tests.Administration.Trial;

namespace OnlineContact.Admin.Testing.Tests.Administration;

/// <summary>Step 1 of adding a service, in the library and in the naive model alike: what may be typed in, what is unique, and which zone comes of it.</summary>
public class BasicInformationTests
{
    private const ServiceType Issues = ServiceType.IssueManagement;

    private static SaveBasicInformationCommand Languages(long service, string? main, params string[] codes) =>
        Save(service).With(good => good with { Languages = codes, MainLanguage = main });

    private static SaveBasicInformationCommand Zone(long service, string id, string? zone, params string[] codes) =>
        Save(service, id, id).With(good => good with { TimeZone = zone, Languages = codes, MainLanguage = codes[0] });

    private static string[] Codes(int count) => [.. Enumerable.Range(0, count).Select(i => $"a{(char)('a' + (i % 26))}{(char)('a' + (i / 26))}")];

    [Fact]
    public Task A_service_is_of_one_of_two_types() => RunAsync(
        (Add((ServiceType)0), "OCA1012"),
        (Add((ServiceType)3), "OCA1012"),
        (Add(), Done),
        (Add(Issues), Done),
        (Save(1).With(good => good with { Type = (ServiceType)7 }), "OCA1012"),
        (Save(1).With(good => good with { Type = Issues, Languages = null, MainLanguage = null }), Done),
        (Save(1).With(good => good with { Type = ServiceType.ConsultationManagement }), "OCA1011"),
        (Save(2, "Other", "other").With(good => good with { Type = ServiceType.ConsultationManagement }), Done),
        (SaveIssues(2).With(good => good with { Type = Issues }), "OCA1011"));

    [Fact]
    public Task A_name_has_one_to_a_hundred_characters_that_can_be_shown() => RunAsync(
        (Add(), Done),
        (Save(1, null), "OCA1002"),
        (Save(1, ""), "OCA1002"),
        (Save(1, " \t\u3000"), "OCA1002"),
        (Save(1, new string('x', 101)), "OCA1003"),
        (Save(1, string.Concat(Enumerable.Repeat("😀", 101))), "OCA1003"),
        (Save(1, "ab\u0007"), "OCA1030"),
        (Save(1, $"  {string.Concat(Enumerable.Repeat("😀", 100))} "), Done),
        (Save(1, string.Concat(Enumerable.Repeat("😀", 100))), Same),
        (Save(1, "x"), Done));

    [Fact]
    public Task An_ID_has_one_to_45_letters_of_English() => RunAsync(
        (Add(), Done),
        (Save(1, id: null), "OCA1005"),
        (Save(1, id: " "), "OCA1005"),
        (Save(1, id: new string('x', 46)), "OCA1006"),
        (Save(1, id: "desk1"), "OCA1007"),
        (Save(1, id: "désk"), "OCA1007"),
        (Save(1, id: " desk"), "OCA1007"),
        (Save(1, null, null), "OCA1002"),
        (Save(1, id: new string('x', 45)), Done),
        (Save(1), "OCA1010"),
        (Save(1, id: new string('X', 45)), "OCA1010"));

    [Theory]
    [InlineData("admin", "api", "hc", "openapi", "assets", "auth", "error", "health")]
    [InlineData("help", "login", "logout", "oauth", "sso", "static", "system", "WWW")]
    public Task A_reserved_word_is_no_ID(params string[] words) =>
        RunAsync([(Add(), Done), .. words.Select(word => (Line)(Save(1, id: word), "OCA1008")), (Save(1, id: "helper"), Done)]);

    [Fact]
    public Task A_consultation_service_has_one_to_thirty_languages_one_of_them_the_main_one() => RunAsync(
        (Add(), Done),
        (Languages(1, null), "OCA1032"),
        (Save(1).With(good => good with { Languages = null }), "OCA1032"),
        (Languages(1, "aaa", Codes(31)), "OCA1016"),
        (Languages(1, "", ""), "OCA1013"),
        (Languages(1, "english", "english"), "OCA1013"),
        (Languages(1, "ko", "ko", "k1"), "OCA1013"),
        (Languages(1, "ko", "ko", "zh-TW"), "OCA1013"),
        (Languages(1, "ko", "ko", "__"), "OCA1013"),
        (Languages(1, "ko", "ko", "en", "KO"), "OCA1014"),
        (Languages(1, "en", "ko"), "OCA1015"),
        (Languages(1, null, "ko"), "OCA1015"),
        (Languages(1, "aaa", Codes(30)), Done),
        (Languages(1, "ZH_TWx", "ko", "zh_TWx"), Done),
        (Languages(1, "ko", "ko", "zh_TWx"), Done),
        (Languages(1, "ko", "zh_TWx", "ko"), Done));

    [Fact]
    public Task An_issue_service_has_no_languages() => RunAsync(
        (Add(Issues), Done),
        (SaveIssues(1).With(good => good with { Languages = ["ko"] }), "OCA1017"),
        (SaveIssues(1).With(good => good with { MainLanguage = "ko" }), "OCA1017"),
        (SaveIssues(1).With(good => good with { Languages = [], MainLanguage = "" }), Done),
        (SaveIssues(1), Same));

    [Fact]
    public Task The_zone_follows_the_main_language_until_it_is_chosen() => RunAsync(
        [
            .. Enumerable.Range(1, 9).Select(_ => (Line)(Add(), Done)),
            (Zone(1, "a", "", "ko"), "OCA1018"),
            (Zone(1, "a", "Mars/Olympus", "ko"), "OCA1018"),
            (Zone(1, "a", null, "ko", "en"), Done),
            (Zone(2, "b", null, "ja"), Done),
            (Zone(3, "c", null, "EN"), Done),
            (Zone(4, "d", null, "zh_TW"), Done),
            (Zone(5, "e", null, "fr"), Done),

            // Chosen by hand it stays, until another main language is chosen.
            (Zone(6, "f", "europe/berlin", "ko"), Done),
            (Zone(6, "f", null, "KO"), Done),
            (Zone(7, "g", "Europe/Berlin", "ko"), Done),
            (Zone(7, "g", null, "ja"), Done),
            (Zone(8, "h", "ROK", "fr"), Done),
            (Zone(8, "h", "Asia/Seoul", "fr"), Same),
            (Zone(9, "i", "Europe/Berlin", "fr"), Done),
            (Zone(9, "i", null, "fr", "ko"), Done),
        ]);

    [Fact]
    public Task A_name_is_unique_until_its_service_is_terminated() => RunAsync(
        [
            .. InUse(1, "alpha"),
            (Add(), Done),
            (Save(2, " ＡＬＰＨＡ ", "other"), "OCA1004"),
            (Save(2, "Beta", "other"), Done),
            (Save(2, "alpha", "other"), "OCA1004"),
            (Save(2, "beta", "other"), Done),
            (Suspend(1), Done),
            (Save(2, "alpha", "other"), "OCA1004"),
            (Terminate(1), Done),
            (Save(2, "alpha", "other"), Done),
        ]);

    [Fact]
    public Task An_ID_is_never_given_out_again() => RunAsync(
        [
            .. InUse(1, "alpha"),
            (Add(), Done),
            (Save(2, "Beta", "ALPHA"), "OCA1009"),
            (Suspend(1), Done),
            (Terminate(1), Done),
            (Save(2, "Beta", "alpha"), "OCA1009"),
            (Save(2, "Beta", "alphas"), Done),
        ]);

    [Fact]
    public Task A_draft_reserves_neither_name_nor_ID_and_discarding_frees_both() => RunAsync(
        (Add(), Done),
        (Add(), Done),
        (Draft(1, new BasicInformation { Name = "Desk", ServiceId = "desk" }), Done),
        (Save(2), Done),
        (Save(1, "Other"), "OCA1009"),
        (Save(1, id: "other"), "OCA1004"),
        (Discard(2), Done),
        (Save(1), Done),
        (Add(), Done),
        (Save(2, "Gone", "gone"), "OCA1001"),
        (Save(3, "Third", "third"), Done));

    [Fact]
    public Task A_draft_takes_a_part_of_it_and_refuses_what_is_wrong_of_that_part() => RunAsync(
        (Add(), Done),
        (Draft(1, new BasicInformation()), Same),
        (Draft(1, new BasicInformation { Name = "" }), "OCA1002"),
        (Draft(1, new BasicInformation { Name = new string('x', 101) }), "OCA1003"),
        (Draft(1, new BasicInformation { ServiceId = "a1" }), "OCA1007"),
        (Draft(1, new BasicInformation { ServiceId = "api" }), "OCA1008"),
        (Draft(1, new BasicInformation { Languages = ["ko"] }), "OCA1015"),
        (Draft(1, new BasicInformation { Languages = ["ko", "ko"], MainLanguage = "ko" }), "OCA1014"),
        (Draft(1, new BasicInformation { TimeZone = "Mars/Olympus" }), "OCA1018"),
        (Draft(1, new BasicInformation { Type = (ServiceType)9 }), "OCA1012"),
        (Draft(1, new BasicInformation { Type = Issues, Languages = ["ko"], MainLanguage = "ko" }), "OCA1017"),
        (Draft(1, new BasicInformation { Name = " Desk " }), Done),
        (Draft(1, new BasicInformation { Name = "Desk" }), Same),
        (Draft(1, new BasicInformation()), Done),
        (Draft(1, new BasicInformation { ServiceId = "desk", Type = Issues }), Done),
        (Draft(1, new BasicInformation { ServiceId = "desk" }), Same),
        (Draft(1, new BasicInformation { ServiceId = "Desk" }), Done),
        (Draft(2, new BasicInformation()), "OCA1001"));

    [Fact]
    public Task The_zone_of_a_draft_is_chosen_or_follows_its_main_language() => RunAsync(
        [
            .. Enumerable.Range(1, 6).Select(_ => (Line)(Add(), Done)),
            (Draft(1, new BasicInformation { TimeZone = "europe/berlin" }), Done),
            (Draft(2, new BasicInformation { Languages = ["ja", "ko"], MainLanguage = "JA" }), Done),
            (Draft(3, new BasicInformation { Languages = ["ko"], MainLanguage = "ko", TimeZone = "Europe/Berlin" }), Done),
            (Draft(3, new BasicInformation { Languages = ["ko"], MainLanguage = "KO" }), Same),
            (Draft(4, new BasicInformation { Languages = ["ko"], MainLanguage = "ko", TimeZone = "Europe/Berlin" }), Done),
            (Draft(4, new BasicInformation { Languages = ["ja"], MainLanguage = "ja" }), Done),
            (Draft(5, new BasicInformation { TimeZone = "Europe/Berlin" }), Done),
            (Draft(5, new BasicInformation { Name = "Fifth" }), Done),
            (Draft(6, new BasicInformation { Languages = ["ko"], MainLanguage = "ko" }), Done),
            (Draft(6, new BasicInformation { Name = "Sixth" }), Done),
        ]);

    [Fact]
    public Task What_is_complete_is_no_draft_any_more() => RunAsync(
        [
            .. InUse(1, "alpha"),
            (Add(), Done),
            (Save(2), Done),
            (Draft(1, new BasicInformation()), "OCA1026"),
            (Draft(2, new BasicInformation()), "OCA1026"),
            (Suspend(1), Done),
            (Terminate(1), Done),
            (Draft(1, new BasicInformation()), "OCA1029"),
            (Save(1, "alpha", "alpha"), "OCA1029"),
        ]);
}
