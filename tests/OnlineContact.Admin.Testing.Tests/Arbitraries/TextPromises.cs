using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.DependencyInjection;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Search;
using OnlineContact.Admin.Testing.FsCheck;
using static OnlineContact.Admin.Testing.Tests.Arbitraries.Promise;

namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

/// <summary>What the package says of texts: those of people, and those that are to break something.</summary>
public sealed class TextPromises
{
    private static readonly Promise[] All =
    [
        Sometimes<HostileText>("nothing", sample => sample.Text is null),
        Sometimes<HostileText>("an empty one", sample => sample.Text is ""),
        Sometimes<HostileText>("blanks", sample => sample.Text is { Length: > 0 } text && string.IsNullOrWhiteSpace(text)),
        Often<HostileText>("letters", sample => sample.Text is { Length: > 0 } text && text.All(char.IsAsciiLetter)),
        Sometimes<HostileText>("fifty letters or nearly", sample => sample.Text is { Length: > 44 and <= 50 } text && text.All(char.IsAsciiLetter)),
        Sometimes<HostileText>("a thousand signs", sample => sample.Text is { } text && TextFolding.CodePoints(text) == 1_000),
        Always<HostileText>("no more than a thousand pairs", sample => sample.Text is null or { Length: <= 2_000 }),
        Sometimes<HostileText>("half a pair of surrogates", sample => sample.Text is { } text && text.Any(char.IsSurrogate) && !IsWellFormed(text)),
        Sometimes<HostileText>("signs that cannot be seen", sample => sample.Text is { } text && text.Contains('\u200b', StringComparison.Ordinal)),
        Sometimes<HostileText>("something that is read as a command", sample => sample.Text is { } text && text.Contains("'; --", StringComparison.Ordinal)),
        Sometimes<HostileText>("random units", sample => sample.Text is { Length: > 3 } text && text.Any(sign => sign is >= '\ue000' and <= '\uf8ff')),
        Sometimes<MemberName>("one sign", name => name.Value.Length == 1),
        Sometimes<MemberName>("one shorter than the longest", name => TextFolding.CodePoints(name.Value) == MemberName.MaxLength - 1),
        Sometimes<MemberName>("a picture of signs", name => name.Value.Any(char.IsSurrogate)),
        Always<MemberName>("whole signs", name => IsWellFormed(name.Value)),
        Always<ServiceName>("whole signs", name => IsWellFormed(name.Value)),
        .. "가A窓п".Select(first => Often<ServiceName>($"begins with {first}", name => name.Value[0] == first)),
        Sometimes<RequestId>("one shorter than the longest", id => id.Value.Length == RequestId.MaxLength - 1),
        Sometimes<ServiceId>("one shorter than the longest", id => id.Value.Length == ServiceId.MaxLength - 1),
        Always<ServiceId>("no reserved word", id => !new AdminOptions().ReservedServiceIds.Contains(id.Value, StringComparer.OrdinalIgnoreCase)),
    ];

    public static TheoryData<string> Types => TypesOf(All);

    [Theory]
    [MemberData(nameof(Types))]
    public void The_promises_of_a_type_are_kept(string type) => Check(All, type);

    private static bool IsWellFormed(string text) => text.EnumerateRunes().All(rune => rune.Value != 0xFFFD);
}
