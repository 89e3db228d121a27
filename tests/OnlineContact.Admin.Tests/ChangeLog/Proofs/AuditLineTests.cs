using System.Text;
using NodaTime;
using OnlineContact.Admin.ChangeLog.Proofs;

namespace OnlineContact.Admin.Tests.ChangeLog.Proofs;

/// <summary>An export has one form alone.</summary>
public class AuditLineTests
{
    private const string Zeros = "0000000000000000000000000000000000000000000000000000000000000000";
    private const string Begin = "{\"format\":\"onlinecontact-admin-change-log\",\"version\":1,\"organization\":\"acme\"}";

    private static readonly string Entry =
        "{\"sequence\":2,\"time\":0,\"kind\":1,\"category\":1,\"operation\":\"x\",\"arguments\":\"\",\"byOperator\":true,\"targetKind\":1,\"service\":0,"
        + $"\"actorId\":{{\"value\":\"kim\",\"random\":\"{Zeros}\",\"commitment\":\"{Zeros}\"}},\"actorName\":{{\"erased\":true,\"commitment\":\"{Zeros}\"}},\"ipAddress\":{{\"missing\":true}},"
        + $"\"targetId\":null,\"targetName\":null,\"serviceId\":null,\"serviceName\":null,\"before\":null,\"after\":null,\"hash\":\"{Zeros}\"}}";

    private static readonly string[] Lines = Encoding.UTF8.GetString(AuditScene.Make(3, seed: 8).Export()).Split('\n');

    [Theory]
    [InlineData("change-log\"", "change-log2\"")]
    [InlineData("\"format\":\"onlinecontact-admin-change-log\"", "\"form\":\"onlinecontact-admin-change-log\"")]
    [InlineData(":1,", ":0,")]
    [InlineData(":1,", ":3,")]
    [InlineData(":1,", ":\"1\",")]
    [InlineData(":1,", ":1.5,")]
    [InlineData(":1,", ":2,")]
    [InlineData("\"acme\"", "\"a cme\"")]
    [InlineData("\"acme\"", "1")]
    [InlineData("\"acme\"", "\"acme\",\"more\":1")]
    [InlineData("}", "")]
    [InlineData("}", "}{}")]
    [InlineData("{", "[{")]
    public void Another_first_line_is_none(string part, string other)
    {
        Assert.True(new AuditReader().TryBegin(Encoding.UTF8.GetBytes(Begin)));
        Assert.False(new AuditReader().TryBegin(Encoding.UTF8.GetBytes(Begin.Replace(part, other, StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData("\"removed\":3", "\"removed\":0", false)]
    [InlineData("\"removed\":3", "\"removed\":-1", false)]
    [InlineData("\"removed\":3", "\"removed\":7", false)]
    [InlineData("\"removed\":3", "\"removed\":1", false)]
    [InlineData("\"removedSubtrees\":[", "\"removedSubtrees\":{", false)]
    [InlineData("\"removedSubtrees\"", "\"subtrees\"", false)]
    [InlineData("\"removedUntil\":0", "\"removedUntil\":9223372036854775807", false)]
    [InlineData("]}", "],\"more\":1}", false)]
    public void What_is_gone_is_said_in_full(string part, string other, bool isRead)
    {
        var whole = $"{Begin.Replace(":1,", ":2,", StringComparison.Ordinal)[..^1]},\"removed\":3,\"removedUntil\":0,\"removedHash\":\"{Zeros}\",\"removedSubtrees\":[\"{Zeros}\",\"{Digest.Of("x"u8)}\"]}}";
        var reader = new AuditReader();
        Assert.Equal(isRead, reader.TryBegin(Encoding.UTF8.GetBytes(part.Length == 0 ? whole : whole.Replace(part, other, StringComparison.Ordinal))));
        if (!isRead) return;
        Assert.Equal((3, Instant.FromUnixTimeTicks(0), default), (reader.Beginning!.Removed, reader.Beginning.Until, reader.Beginning.Hash));
        Assert.Equal([default, Digest.Of("x"u8)], reader.Beginning.Subtrees);
    }

    [Fact]
    public void A_log_of_which_nothing_is_gone_does_not_say_so()
    {
        var first = $"{Begin.Replace(":1,", ":2,", StringComparison.Ordinal)[..^1]},\"removed\":1,\"removedUntil\":0,\"removedHash\":\"{Zeros}\",\"removedSubtrees\":[\"{Zeros}\"]}}";
        Assert.True(new AuditReader().TryBegin(Encoding.UTF8.GetBytes(first)));
        var none = first.Replace("\"removed\":1", "\"removed\":0", StringComparison.Ordinal).Replace($"[\"{Zeros}\"]", "[]", StringComparison.Ordinal);
        Assert.False(new AuditReader().TryBegin(Encoding.UTF8.GetBytes(none)));
    }

    [Theory]
    [InlineData("\"sequence\":", "\"number\":")]
    [InlineData("\"sequence\":2", "\"sequence\":\"2\"")]
    [InlineData("\"kind\":", "\"kinds\":")]
    [InlineData("\"kind\":1", "\"kind\":true")]
    [InlineData("\"operation\":\"", "\"operation\":[],\"x\":\"")]
    [InlineData("\"byOperator\":true", "\"byOperator\":1")]
    [InlineData("\"value\":", "\"valve\":")]
    [InlineData("\"random\":", "\"randoms\":")]
    [InlineData("\"commitment\":", "\"commitments\":")]
    [InlineData("\"erased\":true", "\"erased\":false")]
    [InlineData("\"missing\":true", "\"missing\":false")]
    [InlineData("\"before\":null", "\"before\":1")]
    [InlineData("\"before\":null", "\"before\":[]")]
    [InlineData("\"before\":null", "\"before\":{}")]
    [InlineData("\"before\":null", "\"before\":{\"missing\":true,\"more\":1}")]
    [InlineData("\"before\":null", "\"before\":true,\"missing\":true}")]
    public void Another_line_of_an_entry_is_none(string part, string other)
    {
        Assert.Contains(part, Entry, StringComparison.Ordinal);
        var reader = Begun();
        Assert.True(reader.TryRead(Encoding.UTF8.GetBytes(Entry)));
        Assert.Equal(
            [AuditTextState.There, AuditTextState.Erased, AuditTextState.Missing, .. Enumerable.Repeat(AuditTextState.None, 6)],
            reader.Texts.ToArray().Select(text => text.State));

        // What there is no text of is not that of the entry before.
        Assert.True(reader.TryRead(Encoding.UTF8.GetBytes(Entry.Replace("{\"missing\":true}", "null", StringComparison.Ordinal).Replace($"{{\"erased\":true,\"commitment\":\"{Zeros}\"}}", "null", StringComparison.Ordinal))));
        Assert.Equal([AuditTextState.There, .. Enumerable.Repeat(AuditTextState.None, 8)], reader.Texts.ToArray().Select(text => text.State));
        Assert.Equal([1, .. Enumerable.Repeat(0L, 8)], reader.Commitments.ToArray().Select(known => known.Id));
        Assert.False(reader.TryRead(Encoding.UTF8.GetBytes(Entry.Replace(part, other, StringComparison.Ordinal))));
    }

    [Fact]
    public void Nothing_stands_behind_the_last_part_of_a_line()
    {
        foreach (var line in new[] { Entry, Lines[4] })
        {
            Assert.True(Begun().TryRead(Encoding.UTF8.GetBytes(line)));
            foreach (var other in new[] { line[..^1] + ",\"more\":1}", line[..^1], line + "}", line + "{}", line + " 1" }) Assert.False(Begun().TryRead(Encoding.UTF8.GetBytes(other)), other);
        }
    }

    [Theory]
    [InlineData("\"entries\":3", "\"entries\":\"3\"")]
    [InlineData("\"hash\"", "\"hush\"")]
    [InlineData("\"}", "\",\"more\":1}")]
    public void Another_last_line_is_none(string part, string other)
    {
        var reader = Begun();
        Assert.True(reader.TryRead(Encoding.UTF8.GetBytes(Lines[4])));
        Assert.Equal(3, reader.End!.Value.Entries);
        Assert.False(Begun().TryRead(Encoding.UTF8.GetBytes(Lines[4].Replace(part, other, StringComparison.Ordinal))));
    }

    [Fact]
    public async Task A_line_that_is_none_is_named()
    {
        Assert.Equal((LogAuditFault.Unreadable, 2L), await FaultAsync(Lines[0], Lines[1], "{}"));
        Assert.Equal((LogAuditFault.Unreadable, 1L), await FaultAsync("{}"));
        Assert.Equal((LogAuditFault.Truncated, 3L), await FaultAsync(Lines[..3]));
    }

    private static AuditReader Begun()
    {
        var reader = new AuditReader();
        Assert.True(reader.TryBegin(Encoding.UTF8.GetBytes(Begin)));
        return reader;
    }

    private static async Task<(LogAuditFault?, long?)> FaultAsync(params string[] lines)
    {
        var audit = await AuditScene.VerifyAsync(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        return (audit.Fault, audit.FaultAt);
    }
}
