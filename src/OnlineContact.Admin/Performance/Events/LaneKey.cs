using System.Globalization;

namespace OnlineContact.Admin.Performance.Events;

/// <summary>A lane: an agent in a service, or, without an agent, the tickets of the service that are nobody's.</summary>
internal readonly record struct LaneKey(long Service, string Account)
{
    public const string Nobody = "";

    /// <summary>The most characters of <see cref="ToText"/>.</summary>
    public const int MaxTextLength = 19 + 1 + Iam.MemberAccount.MaxLength;

    /// <summary>The lane as one text; an account has no slash.</summary>
    public string ToText() => string.Create(CultureInfo.InvariantCulture, $"{Service}/{Account}");
}
