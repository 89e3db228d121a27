using NodaTime;

namespace OnlineContact.Admin.Tests.Runtime;

/// <summary>A clock that stands still until it is set, also backwards.</summary>
internal sealed class SettableClock(Instant now) : IClock
{
    public Instant Now { get; set; } = now;

    public Instant GetCurrentInstant() => Now;
}
