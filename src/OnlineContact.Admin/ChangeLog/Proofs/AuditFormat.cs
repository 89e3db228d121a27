using System.Text.Json;
using OnlineContact.Admin.ChangeLog.Entries;

namespace OnlineContact.Admin.ChangeLog.Proofs;

/// <summary>
/// The words of an export: version 1, or 2 when retention has removed entries, which its first line tells. Members stand in a fixed order, so that there is one way to write an entry.
/// </summary>
internal static class AuditFormat
{
    public const string Name = "onlinecontact-admin-change-log";
    public const int Version = 1;
    public const int VersionWithRetention = 2;

    /// <summary>The longest line that is read, in bytes: nine texts of the longest, every sign of them escaped.</summary>
    public const int MaxLine = 1_024 * 1_024;

    public static readonly JsonEncodedText Format = JsonEncodedText.Encode("format");
    public static readonly JsonEncodedText VersionName = JsonEncodedText.Encode("version");
    public static readonly JsonEncodedText Organization = JsonEncodedText.Encode("organization");
    public static readonly JsonEncodedText Entries = JsonEncodedText.Encode("entries");
    public static readonly JsonEncodedText Removed = JsonEncodedText.Encode("removed");
    public static readonly JsonEncodedText RemovedUntil = JsonEncodedText.Encode("removedUntil");
    public static readonly JsonEncodedText RemovedHash = JsonEncodedText.Encode("removedHash");
    public static readonly JsonEncodedText RemovedSubtrees = JsonEncodedText.Encode("removedSubtrees");
    public static readonly JsonEncodedText Sequence = JsonEncodedText.Encode("sequence");
    public static readonly JsonEncodedText Time = JsonEncodedText.Encode("time");
    public static readonly JsonEncodedText Kind = JsonEncodedText.Encode("kind");
    public static readonly JsonEncodedText Category = JsonEncodedText.Encode("category");
    public static readonly JsonEncodedText Operation = JsonEncodedText.Encode("operation");
    public static readonly JsonEncodedText Arguments = JsonEncodedText.Encode("arguments");
    public static readonly JsonEncodedText ByOperator = JsonEncodedText.Encode("byOperator");
    public static readonly JsonEncodedText TargetKind = JsonEncodedText.Encode("targetKind");
    public static readonly JsonEncodedText Service = JsonEncodedText.Encode("service");
    public static readonly JsonEncodedText Hash = JsonEncodedText.Encode("hash");
    public static readonly JsonEncodedText Value = JsonEncodedText.Encode("value");
    public static readonly JsonEncodedText Random = JsonEncodedText.Encode("random");
    public static readonly JsonEncodedText Commitment = JsonEncodedText.Encode("commitment");
    public static readonly JsonEncodedText Erased = JsonEncodedText.Encode("erased");
    public static readonly JsonEncodedText Missing = JsonEncodedText.Encode("missing");

    /// <summary>The places of text in the order of the chain's encoding.</summary>
    public static readonly JsonEncodedText[] Places = Array.ConvertAll(LogChain.Fields, field => JsonEncodedText.Encode(JsonNamingPolicy.CamelCase.ConvertName(field.ToString())));
}
