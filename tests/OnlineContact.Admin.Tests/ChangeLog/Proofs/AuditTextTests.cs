using NodaTime;
using OnlineContact.Admin.ChangeLog.Proofs;

namespace OnlineContact.Admin.Tests.ChangeLog.Proofs;

/// <summary>What a finding says, and what a checkpoint is read from.</summary>
public class AuditTextTests
{
    private static readonly LogAudit Whole = new()
    {
        Organization = OrganizationId.Parse("acme"),
        Entries = 7,
        Removed = 0,
        RemovedUntil = null,
        ErasedTexts = 0,
        DeclaredRestores = 0,
        Root = default,
        Checkpoints = [],
    };

    [Fact]
    public void A_whole_log_says_what_there_is_to_be_known()
    {
        Assert.Equal("acme: whole, 7 entries", Whole.ToString());
        Assert.Equal("acme: whole, 7 entries, 2 texts erased", (Whole with { ErasedTexts = 2 }).ToString());
        Assert.Equal("acme: whole, 7 entries, 1 lost checkpoints declared", (Whole with { DeclaredRestores = 1 }).ToString());
        var all = Whole with { Removed = 3, RemovedUntil = Instant.FromUtc(2021, 1, 2, 3, 4), ErasedTexts = 1, DeclaredRestores = 2 };
        const string Rest = ", 3 entries removed by retention until 2021-01-02T03:04:00Z, 1 texts erased, 2 lost checkpoints declared";
        Assert.Equal("acme: whole, 7 entries" + Rest, all.ToString());
        Assert.Equal("acme: entry 5 was changed" + Rest, (all with { Fault = LogAuditFault.EntryAltered, FaultAt = 5 }).ToString());
    }

    [Theory]
    [InlineData(LogAuditFault.Unreadable, "what stands where entry 5 belongs cannot be read")]
    [InlineData(LogAuditFault.EntryRemoved, "entry 5 was removed")]
    [InlineData(LogAuditFault.EntryInserted, "an entry was inserted where entry 5 belongs")]
    [InlineData(LogAuditFault.EntryReordered, "entry 5 was moved to another place")]
    [InlineData(LogAuditFault.EntryAltered, "entry 5 was changed")]
    [InlineData(LogAuditFault.TextMissing, "a text of entry 5 was removed")]
    [InlineData(LogAuditFault.TextAltered, "a text of entry 5 was changed")]
    [InlineData(LogAuditFault.ErasureNotLogged, "more texts are erased than the entries of erasures account for")]
    [InlineData(LogAuditFault.EndAltered, "the entries do not end with the hash that the organization's head names, after entry 4")]
    [InlineData(LogAuditFault.RetentionAltered, "it begins at entry 5, and the newest entry of retention says otherwise")]
    [InlineData(LogAuditFault.RemovedTooEarly, "entry 5 removed what was not old enough")]
    [InlineData(LogAuditFault.Forked, "fork after 4")]
    [InlineData(LogAuditFault.Truncated, "truncated: entry 5 and what follows it are gone")]
    public void A_fault_says_where_it_is(LogAuditFault fault, string said)
    {
        var audit = Whole with { Fault = fault, FaultAt = 5 };
        Assert.False(audit.IsWhole);
        Assert.Equal($"acme: {said}", audit.ToString());
    }

    [Fact]
    public void Of_two_times_of_a_checkpoint_the_first_counts_and_one_that_is_none_is_none()
    {
        var checkpoint = LogCheckpoint.Of("admin.haneul.example", Whole.Organization, 42, Digest.Of("root"u8), Instant.FromUtc(2026, 1, 2, 3, 4));
        var body = checkpoint.ToBody();
        Assert.Equal(checkpoint, Read(body));
        Assert.Equal(checkpoint, Read($"{body}time 2027-01-01T00:00:00Z\nmore\n"));
        Assert.Equal(checkpoint with { Time = null }, Read(body.Replace("time 2026", "time x", StringComparison.Ordinal)));
        Assert.Equal(checkpoint with { Time = null }, Read((checkpoint with { Time = null }).ToBody()));
        Assert.Null(Read("\n"));
        Assert.Null(Read("admin.haneul.example/acme\n42\n"));

        static LogCheckpoint? Read(string body) => LogCheckpoint.TryParse(body, out var read) ? read : null;
    }

    [Fact]
    public async Task An_empty_line_stands_before_the_signatures_and_nowhere_else()
    {
        var text = await AuditScene.Make(2, seed: 1).CheckpointAsync(2);
        Assert.True(SignedLogCheckpoint.Open(text, AuditScene.Key).Succeeded);
        Assert.True(SignedLogCheckpoint.Open(text[..^1], AuditScene.Key).Succeeded);
        foreach (var other in new[] { text + "\n", "\n" + text, "\n\n" + text, text.Replace("\n\n", "\n", StringComparison.Ordinal) })
            Assert.Equal("OCA7004 checkpoint reason=form", Refusal.Said(SignedLogCheckpoint.Open(other, AuditScene.Key).Error));
    }

    [Fact]
    public void A_proof_without_its_path_proves_nothing()
    {
        foreach (var (older, newer) in new[] { (3, 5), (4, 5), (1, 2), (6, 7) })
            Assert.False(new LogConsistencyProof { Organization = Whole.Organization, OldSize = older, NewSize = newer, Path = [] }.Verify(Digest.Of("root"u8), Digest.Of("root"u8)), $"{older} {newer}");
    }
}
