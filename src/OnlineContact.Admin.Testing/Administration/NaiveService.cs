using NodaTime;
using OnlineContact.Admin.ContractedServices;
using OnlineContact.Admin.Contracts;

namespace OnlineContact.Admin.Testing.Administration;

/// <summary>A service as <see cref="NaiveAdministration"/> keeps it.</summary>
/// <remarks>Not safe for several threads.</remarks>
public sealed class NaiveService
{
    /// <summary>Its number.</summary>
    public required long Number { get; init; }

    /// <summary>Its version.</summary>
    public long Version { get; internal set; } = 1;

    /// <summary>Its type.</summary>
    public ServiceType Type { get; internal set; }

    /// <summary>Its name, trimmed.</summary>
    public string? Name { get; internal set; }

    /// <summary>Its ID.</summary>
    public string? Id { get; internal set; }

    /// <summary>Its languages.</summary>
    public IReadOnlyList<string> Languages { get; internal set; } = [];

    /// <summary>The main one.</summary>
    public string? MainLanguage { get; internal set; }

    /// <summary>Its zone.</summary>
    public string? TimeZone { get; internal set; }

    /// <summary>The bytes of its picture.</summary>
    public byte[]? Picture { get; internal set; }

    /// <summary>Whether step 1 is done.</summary>
    public bool HasBasicInformation { get; internal set; }

    /// <summary>The users of each item of its contract; null when step 2 is not done.</summary>
    public IReadOnlyDictionary<string, int>? Terms { get; internal set; }

    /// <summary>Its status.</summary>
    public ServiceStatus Status { get; internal set; } = ServiceStatus.NotInUse;

    /// <summary>The day of registration.</summary>
    public LocalDate? RegisteredOn { get; internal set; }

    /// <summary>The day of termination.</summary>
    public LocalDate? TerminatedOn { get; internal set; }

    /// <summary>All days on which the contract was changed.</summary>
    public ISet<LocalDate> ChangedOn { get; private set; } = new HashSet<LocalDate>();

    internal string Text() =>
        $"{Type}|{Name}|{Id}|{string.Join(',', Languages)}|{MainLanguage}|{TimeZone}|{HasBasicInformation}|{Status}|{TerminatedOn}|"
        + (Picture is null ? "" : Convert.ToHexString(Picture)) + "|"
        + (Terms is null ? "" : string.Join(',', Terms.OrderBy(term => term.Key, StringComparer.Ordinal).Select(term => $"{term.Key}={term.Value}")));

    internal NaiveService Copy()
    {
        var copy = (NaiveService)MemberwiseClone();
        copy.ChangedOn = new HashSet<LocalDate>(ChangedOn);
        return copy;
    }
}
