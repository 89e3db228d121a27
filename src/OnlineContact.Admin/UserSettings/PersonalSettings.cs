using OnlineContact.Admin.Iam;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.UserSettings;

/// <summary>What an agent sees of herself (개인정보설정). Nickname, language and ticket assignment are hers to change; the rest is changed in the directory.</summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record PersonalSettings
{
    /// <summary>Her account.</summary>
    public required MemberAccount Account { get; init; }

    /// <summary>Her name, by the directory.</summary>
    public required MemberName Name { get; init; }

    /// <summary>The name that chats and mails show; null when she has chosen none, and then they show <see cref="Name"/>.</summary>
    public required string? Nickname { get; init; }

    /// <summary>Her phone number, by the directory; null where it has none.</summary>
    public required MemberMobile? Phone { get; init; }

    /// <summary>Her e-mail address, by the directory; null where it has none.</summary>
    public required MemberEmail? Email { get; init; }

    /// <summary>The language of her screen: ko, en, ja or zh. ko until she has chosen one, whatever the service's languages are.</summary>
    public required string Language { get; init; }

    /// <summary>Whether tickets are handed out to her.</summary>
    public required bool TicketAssignment { get; init; }

    /// <summary>The version, to be handed back with a change.</summary>
    public required StoreVersion Version { get; init; }

    /// <summary>Only that they are settings.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => $"personal settings, version {Version}";
}

/// <summary>What an agent changes about herself, not yet checked: all three as they are to be.</summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record PersonalSettingsChange
{
    /// <summary>The most code points of a nickname.</summary>
    public const int MaxNicknameLength = MemberName.MaxLength;

    /// <summary>The nickname, 1 to <see cref="MaxNicknameLength"/> code points that can be shown; trimmed. Null or blank for none.</summary>
    public required string? Nickname { get; init; }

    /// <summary>The language: ko, en, ja or zh.</summary>
    public required string? Language { get; init; }

    /// <summary>Whether tickets are handed out to her.</summary>
    public required bool TicketAssignment { get; init; }

    /// <summary>Only that it is a change.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => "change of personal settings";
}
