using NodaTime;
using OnlineContact.Admin.ChangeLog.Entries;

namespace OnlineContact.Admin.ChangeLog;

/// <summary>
/// What entries of the change log are searched by; an entry has to meet all that is given. A part is found anywhere in a text, whatever its case and
/// width; one of initial consonants (초성) finds syllables that begin with them; no sign has a special meaning. A part that is null or blank: any.
/// </summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record ChangeLogQuery
{
    /// <summary>The most code points of a part.</summary>
    public const int MaxPartLength = 100;

    /// <summary>All entries, of every category.</summary>
    public static ChangeLogQuery Everything { get; } = new() { Category = null };

    /// <summary>Only entries of this instant or later; null: from the first.</summary>
    public Instant? From { get; init; }

    /// <summary>Only entries before this instant; null: to the last.</summary>
    public Instant? Until { get; init; }

    /// <summary>A part of the content of the operation, in <see cref="Language"/>.</summary>
    public string? Content { get; init; }

    /// <summary>A part of the name of who did it or of what it was done to.</summary>
    public string? Name { get; init; }

    /// <summary>A part of the IP address it was done from.</summary>
    public string? Address { get; init; }

    /// <summary>A part of the ID or the name of the service.</summary>
    public string? Service { get; init; }

    /// <summary>A part of the account of who did it or of the ID of what it was done to.</summary>
    public string? Account { get; init; }

    /// <summary>Only entries of this category; null: of all.</summary>
    public ChangeLogCategory? Category { get; init; } = ChangeLogCategory.Permission;

    /// <summary>The language of the contents that are searched: <c>ko</c>, <c>en</c>, <c>ja</c> or <c>zh</c>.</summary>
    public string Language { get; init; } = "ko";

    /// <summary>Only that it is a query.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => "change log query";
}
