using NodaTime;

namespace OnlineContact.Admin.Iam;

/// <summary>What the options say about people.</summary>
internal sealed record IamSettings(Duration InvitationLifetime);
