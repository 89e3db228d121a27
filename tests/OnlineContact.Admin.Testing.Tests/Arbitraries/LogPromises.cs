using NodaTime;
using OnlineContact.Admin.Access;
using OnlineContact.Admin.ChangeLog;
using OnlineContact.Admin.ChangeLog.Entries;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.Errors;
using OnlineContact.Admin.Runtime;
using OnlineContact.Admin.Storage;
using static OnlineContact.Admin.Testing.Tests.Arbitraries.Promise;

namespace OnlineContact.Admin.Testing.Tests.Arbitraries;

/// <summary>What the package says of the change log, of errors, jobs and actors.</summary>
public sealed class LogPromises
{
    private static readonly Instant Start = new FakeAdminClock().Now;

    private static readonly Promise[] All =
    [
        Always<ChangeLogQuery>("a period begins before it ends", query => query.From is null || query.Until is null || query.From <= query.Until),
        .. Pairs.Select(pair => Often<ChangeLogQuery>($"{pair}: beginning and end", query => (query.From is not null, query.Until is not null) == pair)),
        Always<ChangeLogQuery>("in the month from the start on", query => new[] { query.From, query.Until }.All(time => time is null || IsInMonth(time.Value))),
        Sometimes<ChangeLogQuery>("initial consonants", query => query.Content == "ㄱㄱㅈㅇ"),
        Sometimes<ChangeLogQuery>("an empty part", query => query.Name is ""),
        Always<LoggedText>("nothing is left of what is erased", text => !text.IsErased || text.Value is null),
        Often<LoggedText>("erased", text => text.IsErased),
        Often<LoggedText>("nothing to erase", text => text is { IsErased: false, Value: null }),
        Often<LoggedText>("a text", text => text.Value is not null),
        Always<LoggedText>("without blanks at its end", text => text.Value == text.Value?.TrimEnd()),
        Always<ChangeLogEntry>("the operator has neither account nor address", entry => !entry.ByOperator || (entry.ActorId == default && entry.IpAddress == default)),
        Always<ChangeLogEntry>("everybody else has an address, or had one", entry => entry.ByOperator || entry.IpAddress is { IsErased: true } or { Value: "192.0.2.1" or "2001:db8::1" }),
        Sometimes<ChangeLogEntry>("an erased address", entry => entry.IpAddress.IsErased),
        Sometimes<ChangeLogEntry>("somebody else's account", entry => entry is { ByOperator: false, ActorId.Value: not null }),
        Sometimes<ChangeLogEntry>("somebody else's erased account", entry => entry is { ByOperator: false, ActorId.IsErased: true }),
        Always<ChangeLogEntry>("no texts of no service", entry => entry.Service is not null || (entry.ServiceId == default && entry.ServiceName == default)),
        Sometimes<ChangeLogEntry>("a service's ID", entry => entry.ServiceId.Value is not null),
        Sometimes<ChangeLogEntry>("a service's name", entry => entry.ServiceName.Value is not null),
        Sometimes<ChangeLogEntry>("a service's erased name", entry => entry.ServiceName.IsErased),
        .. Enumerable.Range(0, 4).Select(count => Sometimes<ChangeLogEntry>($"{count} arguments", entry => entry.Arguments.Count == count)),
        Always<ChangeLogExportProgress>("what is written was searched", progress => progress.Written <= progress.Searched && progress.Searched <= progress.Total),
        Always<LogExportProgress>("what is written is there", progress => progress.Entries <= progress.Total),
        Sometimes<LogCheckpointKey>("the longest name", key => key.Name.Length == LogCheckpointKey.MaxNameLength),
        Always<LogCheckpoint>("its origin ends with the organization", checkpoint => checkpoint.Origin.EndsWith($"/{checkpoint.Organization}", StringComparison.Ordinal)),
        Often<LogCheckpoint>("no time", checkpoint => checkpoint.Time is null),
        Always<AdminError>("an argument for each name", error => error.Arguments.Count == error.Kind.ArgumentNames.Count),
        Sometimes<AdminError>("a target", error => error.Target == "name"),
        Sometimes<Outcome>("success", outcome => outcome.Succeeded),
        Sometimes<Outcome>("a refusal", outcome => !outcome.Succeeded),
        Sometimes<Digest>("nothing but zeros", digest => digest == default),
        Often<Digest>("anything", digest => digest != default),
        Sometimes<StoreVersion>("any", version => version == StoreVersion.Any),
        Often<StoreVersion>("the first one", version => version == StoreVersion.First),
        Sometimes<StoreVersion>("the last one", version => version.Value == long.MaxValue),
        Always<JobResult>("no error without a failure", result => result.Failed > 0 || result.Error is null),
        Sometimes<JobResult>("an error", result => result.Error is not null),
        Sometimes<JobResult>("a failure without an error", result => result is { Failed: > 0, Error: null }),
        Often<JobResult>("no failure", result => result.Failed == 0),
        Always<JobStatus>("what was run has a time and a result", status => status.LastRunAt is null == status.LastResult is null),
        Always<JobStatus>("what was run was run before it is due", status => status.LastRunAt is null || status.LastRunAt <= status.DueAt),
        Always<JobStatus>("the error of the last result", status => ReferenceEquals(status.LastError, status.LastResult?.Error)),
        Sometimes<JobStatus>("an error", status => status.LastError is not null),
        Sometimes<JobStatus>("run hours ago", status => status.LastRunAt is { } run && status.DueAt - run > Duration.FromHours(2)),
        Often<JobStatus>("never run", status => status.LastRunAt is null),
        Always<JobStatus>("in the month from the start on", status => IsInMonth(status.DueAt)),
        Often<JobStatus>("due at a minute", status => status.DueAt.ToUnixTimeTicks() % 600_000_000 == 0),
        Often<JobStatus>("due between minutes", status => status.DueAt.ToUnixTimeTicks() % 600_000_000 != 0),
        .. Enumerable.Range(0, 16).Select(rights => Sometimes<ActorRights>($"rights {rights}", actor => (int)actor.Held == rights)),
        Often<AdminActor>("the operator", actor => actor.IsOperator),
        Often<AdminActor>("a member", actor => !actor.IsOperator),
        Always<AdminActor>("a name without blanks at its end", actor => actor.Name.Length > 0 && actor.Name == actor.Name.TrimEnd()),
        Sometimes<AdminActor>("the longest account", actor => actor.Account.Length == AdminActor.MaxAccountLength),
    ];

    public static TheoryData<string> Types => TypesOf(All);

    private static (bool, bool)[] Pairs => [(false, false), (false, true), (true, false), (true, true)];

    [Theory]
    [MemberData(nameof(Types))]
    public void The_promises_of_a_type_are_kept(string type) => Check(All, type);

    [Fact]
    public void Each_operation_and_each_kind_of_error_is_drawn()
    {
        Assert.Equal(AdminOperations.All.Count, Drawing.All["AdminOperation"].Values(2_000).Distinct().Count());
        Assert.Equal(AdminErrors.All.Count, Drawing.All["AdminErrorKind"].Values(4_000).Distinct().Count());
    }

    private static bool IsInMonth(Instant time) => time >= Start && time < Start + Duration.FromDays(30) + Duration.FromMinutes(1);
}
