using NodaTime;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Iam;

/// <summary>A person whom the organization has taken in, its owner or by an invitation, and how the invitation stands.</summary>
/// <remarks>Immutable; safe to use from several threads. <see cref="ToString"/> shows no personal data.</remarks>
public sealed record TakenInMember
{
    internal TakenInMember(Stored<Member> member)
    {
        Member = member.Value.ToIamMember();
        Version = member.Version;
        SentAt = member.Value.SentAt;
        ExpiresAt = member.Value.ExpiresAt;
        AcceptedAt = member.Value.AcceptedAt;
    }

    /// <summary>The person.</summary>
    public IamMember Member { get; }

    /// <summary>The version; hand it back with a change.</summary>
    public StoreVersion Version { get; }

    /// <summary>When the last message was given to the mailer; null as long as it was not, and for the owner.</summary>
    public Instant? SentAt { get; }

    /// <summary>When the token of that message expires.</summary>
    public Instant? ExpiresAt { get; }

    /// <summary>When she accepted; null as long as she has not, and for the owner.</summary>
    public Instant? AcceptedAt { get; }

    /// <summary>Only that it is a member and how she stands.</summary>
    /// <returns>A text without personal data.</returns>
    public override string ToString() => Member.ToString();
}

/// <summary>Which of the people whom the organization has taken in to list.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record MemberQuery
{
    /// <summary>Only who stands so; empty: all. <see cref="MemberState.Pending"/> gives the open invitations.</summary>
    public IReadOnlyList<MemberState> States { get; init; } = [];

    /// <summary>The most members wanted, 1 to <see cref="MemberSearch.MaxPageSize"/>.</summary>
    public int PageSize { get; init; } = 50;

    /// <summary>Where the last page ended, as it was handed out; null for the first page.</summary>
    public string? Cursor { get; init; }
}

/// <summary>A page of the people whom the organization has taken in, ordered by account.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record TakenInPage
{
    /// <summary>The members.</summary>
    public required IReadOnlyList<TakenInMember> Members { get; init; }

    /// <summary>Where the next page begins; null when nothing follows. After a full page there may be nothing more: then the next page is empty.</summary>
    public required string? Next { get; init; }
}
