using System.Globalization;

namespace OnlineContact.Admin.Testing.FsCheck;

/// <summary>A text as it may come from outside: valid, at a limit, or meant to break something; also null.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record HostileText
{
    /// <summary>The text.</summary>
    public required string? Text { get; init; }

    /// <summary>The text with everything but printable ASCII escaped, so that a failing property can be repeated by hand.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => Text is null
        ? "null"
        : "\"" + string.Concat(Text.Select(c => c is >= ' ' and <= '~' ? c.ToString() : "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture))) + "\"";
}
