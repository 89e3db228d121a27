namespace OnlineContact.Admin.ChangeLog.Entries;

/// <summary>Why an entry was written.</summary>
public enum ChangeLogKind
{
    /// <summary>Something was changed.</summary>
    Changed = 1,

    /// <summary>A call was refused because the actor lacked the right.</summary>
    Refused = 2,

    /// <summary>Entries were exported.</summary>
    Exported = 3,

    /// <summary>Old entries were removed by retention.</summary>
    Retained = 4,
}

/// <summary>What an entry is about. <see cref="Permission"/> is the screen 권한 변경 로그 관리 of the product's manual.</summary>
public enum ChangeLogCategory
{
    /// <summary>Rights of people.</summary>
    Permission = 1,

    /// <summary>Services: adding, basic information, suspending, terminating.</summary>
    Service = 2,

    /// <summary>Contracts.</summary>
    Contract = 3,

    /// <summary>The organization itself.</summary>
    Organization = 4,

    /// <summary>The change log itself.</summary>
    ChangeLog = 5,

    /// <summary>People in the identity directory: invitations and how they stand.</summary>
    People = 6,

    /// <summary>CTI: its settings, and the numbers of agents.</summary>
    Cti = 7,

    /// <summary>SSO logins, their keys, and which service uses which.</summary>
    Sso = 8,

    /// <summary>Usage, adjustments, and the closing of months.</summary>
    Billing = 9,
}

/// <summary>What kind of thing an entry's target is.</summary>
public enum ChangeLogTargetKind
{
    /// <summary>The organization.</summary>
    Organization = 1,

    /// <summary>A person; her texts can be erased.</summary>
    Person = 2,

    /// <summary>A service.</summary>
    Service = 3,

    /// <summary>An SSO login.</summary>
    SsoLogin = 8,
}

/// <summary>The places of an entry that hold text. The numbers are part of the chain's encoding and never change.</summary>
internal enum LogField
{
    ActorId = 1,
    ActorName = 2,
    IpAddress = 3,
    TargetId = 4,
    TargetName = 5,
    ServiceId = 6,
    ServiceName = 7,
    Before = 8,
    After = 9,
}
