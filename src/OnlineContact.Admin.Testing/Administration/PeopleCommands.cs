using OnlineContact.Admin.Agents;
using OnlineContact.Admin.Iam;
using OnlineContact.Admin.UserSettings;

namespace OnlineContact.Admin.Testing.Administration;

/// <summary>A change of people and their rights.</summary>
public abstract record PeopleCommand : AdminCommand
{
    /// <summary>The version that is sent along, where the call takes one.</summary>
    public SeenVersion Seen { get; init; }
}

/// <summary>Invite or register a person.</summary>
public sealed record InviteCommand : PeopleCommand
{
    /// <summary>The person.</summary>
    public required MemberInvitation Invitation { get; init; }

    /// <summary>Whether she is registered, not invited.</summary>
    public bool Registers { get; init; }
}

/// <summary>A change of one person.</summary>
public abstract record PersonCommand : PeopleCommand
{
    /// <summary>Her account.</summary>
    public required string Account { get; init; }
}

/// <summary>Send an invitation again.</summary>
public sealed record ResendCommand : PersonCommand;

/// <summary>Cancel an invitation.</summary>
public sealed record CancelInvitationCommand : PersonCommand;

/// <summary>Disable a member.</summary>
public sealed record DisableMemberCommand : PersonCommand;

/// <summary>Enable a member.</summary>
public sealed record EnableMemberCommand : PersonCommand;

/// <summary>Accept an invitation with a token that was mailed to this person; with a made-up one when none was.</summary>
public sealed record AcceptCommand : PersonCommand
{
    /// <summary>Whether it is the first token that was ever mailed to her, not the last.</summary>
    public bool First { get; init; }
}

/// <summary>Make members administrators.</summary>
public sealed record AddAdministratorsCommand : PeopleCommand
{
    /// <summary>Their accounts.</summary>
    public required IReadOnlyList<string> Accounts { get; init; }
}

/// <summary>Take the right of administrators away.</summary>
public sealed record RemoveAdministratorsCommand : PeopleCommand
{
    /// <summary>Their accounts.</summary>
    public required IReadOnlyList<string> Accounts { get; init; }
}

/// <summary>Add members as agents; it takes no version.</summary>
public sealed record AddAgentsCommand : PeopleCommand
{
    /// <summary>Their accounts.</summary>
    public required IReadOnlyList<string> Accounts { get; init; }
}

/// <summary>Give a role in a service.</summary>
public sealed record GiveRoleCommand : PersonCommand
{
    /// <summary>The service's number.</summary>
    public required long Service { get; init; }

    /// <summary>The role.</summary>
    public required ServiceRole Role { get; init; }

    /// <summary>The channels.</summary>
    public required AgentChannels Channels { get; init; }
}

/// <summary>Take an agent out of a service.</summary>
public sealed record TakeRoleCommand : PersonCommand
{
    /// <summary>The service's number.</summary>
    public required long Service { get; init; }
}

/// <summary>Remove an agent from the organization.</summary>
public sealed record RemoveAgentCommand : PersonCommand;

/// <summary>UserSettingsManager.ChangeAsync: the actor changes her own.</summary>
public sealed record ChangeSettingsCommand : PeopleCommand
{
    /// <summary>The service in which she works, or null.</summary>
    public required long? Service { get; init; }

    /// <summary>What she wants.</summary>
    public required PersonalSettingsChange Change { get; init; }
}
