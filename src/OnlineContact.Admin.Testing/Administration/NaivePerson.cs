using NodaTime;
using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Iam;

namespace OnlineContact.Admin.Testing.Administration;

/// <summary>A member of the library's own directory as <see cref="NaiveAdministration"/> keeps her.</summary>
/// <remarks>Not safe for several threads.</remarks>
public sealed class NaiveMember
{
    /// <summary>Her name.</summary>
    public required string Name { get; set; }

    /// <summary>How she stands.</summary>
    public MemberState State { get; internal set; }

    /// <summary>The version.</summary>
    public long Version { get; internal set; } = 1;

    /// <summary>The number of her invitation; 0 for the owner.</summary>
    public long Invitation { get; internal set; }

    internal string? Email { get; set; }

    internal string? Mobile { get; set; }

    internal long Message { get; set; }

    internal bool Accepted { get; set; }

    /// <summary>The tokens that were mailed to her: the message each was made for, when it expires, and whether it has been forgotten since.</summary>
    internal List<(long Message, Instant Expires, bool IsForgotten)> Tokens { get; private set; } = [];

    internal NaiveMember Copy()
    {
        var copy = (NaiveMember)MemberwiseClone();
        copy.Tokens = [.. Tokens];
        return copy;
    }
}

/// <summary>An agent as <see cref="NaiveAdministration"/> keeps her.</summary>
/// <remarks>Not safe for several threads.</remarks>
public sealed class NaiveAgent
{
    /// <summary>Her name.</summary>
    public required string Name { get; init; }

    /// <summary>How she stands.</summary>
    public MemberState State { get; internal set; }

    /// <summary>The version.</summary>
    public long Version { get; internal set; } = 1;

    /// <summary>Her role and channels by service.</summary>
    public IDictionary<long, (ServiceRole Role, AgentChannels Channels)> Roles { get; private set; } = new SortedDictionary<long, (ServiceRole, AgentChannels)>();

    /// <summary>The name under which she chats, or null.</summary>
    public string? Nickname { get; internal set; }

    /// <summary>The language of her screens.</summary>
    public string Language { get; internal set; } = "ko";

    /// <summary>Whether tickets are handed out to her.</summary>
    public bool TakesTickets { get; internal set; } = true;

    internal NaiveAgent Copy()
    {
        var copy = (NaiveAgent)MemberwiseClone();
        copy.Roles = new SortedDictionary<long, (ServiceRole, AgentChannels)>(Roles);
        return copy;
    }
}
