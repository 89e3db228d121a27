using NodaTime;

namespace OnlineContact.Admin.ChangeLog.Entries;

/// <summary>An entry of the change log, with its texts.</summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record ChangeLogEntry
{
    /// <summary>The organization.</summary>
    public required OrganizationId Organization { get; init; }

    /// <summary>The number of the entry within the organization: 1, 2, 3 … without a gap.</summary>
    public required long Sequence { get; init; }

    /// <summary>When; never earlier than the entry before.</summary>
    public required Instant Time { get; init; }

    /// <summary>Why it was written.</summary>
    public required ChangeLogKind Kind { get; init; }

    /// <summary>What it is about.</summary>
    public required ChangeLogCategory Category { get; init; }

    /// <summary>The code of the operation, for example <c>service.suspended</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>Details of the operation by name: codes and numbers.</summary>
    public required IReadOnlyList<KeyValuePair<string, string>> Arguments { get; init; }

    /// <summary>Whether the operator did it.</summary>
    public required bool ByOperator { get; init; }

    /// <summary>The account of who did it.</summary>
    public required LoggedText ActorId { get; init; }

    /// <summary>The name of who did it.</summary>
    public required LoggedText ActorName { get; init; }

    /// <summary>The address it was done from.</summary>
    public required LoggedText IpAddress { get; init; }

    /// <summary>What kind of thing it was done to.</summary>
    public required ChangeLogTargetKind TargetKind { get; init; }

    /// <summary>The ID of what it was done to.</summary>
    public required LoggedText TargetId { get; init; }

    /// <summary>The name of what it was done to.</summary>
    public required LoggedText TargetName { get; init; }

    /// <summary>The number of the service it belongs to, if it belongs to one.</summary>
    public required long? Service { get; init; }

    /// <summary>The ID of that service at the time.</summary>
    public required LoggedText ServiceId { get; init; }

    /// <summary>The name of that service at the time.</summary>
    public required LoggedText ServiceName { get; init; }

    /// <summary>The state before, as lines of <c>name=value</c>; only what changed.</summary>
    public required LoggedText Before { get; init; }

    /// <summary>The state after, as lines of <c>name=value</c>; only what changed.</summary>
    public required LoggedText After { get; init; }

    /// <summary>The hash that chains the entry to the one before.</summary>
    public required Digest Hash { get; init; }

    /// <summary>What the entry says: its operation and arguments in words of a language. Names and other texts of people are not in it.</summary>
    /// <param name="language">A language code: ko, en, ja or zh; a region (ko-KR) is left off, and any other language gives English.</param>
    /// <returns>One line. An operation or argument that the library has no words for stands as it is. Codes are stable, texts are not.</returns>
    public string Content(string language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return LogContents.Render(Operation, Arguments, language);
    }

    /// <summary>Organization, sequence, kind and operation.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => $"{Organization} #{Sequence} {Kind} {Operation}";
}

/// <summary>A text of an entry: there, absent, or erased on a person's request.</summary>
/// <param name="Value">The text; null when there is none or it is erased.</param>
/// <param name="IsErased">Whether there was a text that has been erased.</param>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public readonly record struct LoggedText(string? Value, bool IsErased)
{
    /// <summary>The text, "(erased)", or nothing.</summary>
    /// <returns>A text for showing.</returns>
    public override string ToString() => IsErased ? "(erased)" : Value ?? "";
}
