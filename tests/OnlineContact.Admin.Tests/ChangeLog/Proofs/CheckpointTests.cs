using System.Security.Cryptography;
using System.Text;
using NodaTime;
using OnlineContact.Admin.ChangeLog.Proofs;
using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.Tests.ChangeLog.Proofs;

public sealed class CheckpointTests : IDisposable
{
    private const string Name = "admin.haneul.example/change-log";

    private static readonly OrganizationId Acme = OrganizationId.Parse("acme");
    private static readonly Instant Time = Instant.FromUtc(2026, 11, 23, 9, 0);

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly EcdsaCheckpointSigner _signer;

    public CheckpointTests() => _signer = new EcdsaCheckpointSigner(Name, _key);

    public void Dispose() => _signer.Dispose();

    [Fact]
    public async Task A_signed_checkpoint_has_the_lines_of_a_signed_note()
    {
        var signed = await SignAsync();
        var lines = signed.Text.Split('\n');

        Assert.Equal(["admin.haneul.example/change-log/acme", "42", Convert.ToBase64String(Digest.Of("root"u8).Bytes), "time 2026-11-23T09:00:00Z", ""], lines[..5]);
        Assert.StartsWith($"\u2014 {Name} ", lines[5], StringComparison.Ordinal);
        Assert.Equal("", Assert.Single(lines[6..]));

        // Key ID and signature, checked without the library.
        var signature = Convert.FromBase64String(lines[5].Split(' ')[2]);
        Assert.Equal(SHA256.HashData(_key.ExportSubjectPublicKeyInfo())[..4], signature[..4]);
        Assert.True(_key.VerifyData(Encoding.UTF8.GetBytes(string.Join('\n', lines[..4]) + "\n"), signature[4..], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

        Assert.Equal(signed.Checkpoint, SignedLogCheckpoint.Open(signed.Text, _signer.Key).Value);
    }

    [Fact]
    public void A_key_is_read_back_from_its_text_and_from_no_other()
    {
        var text = _signer.Key.ToString();
        Assert.StartsWith($"{Name}+{_signer.Key.Id:x8}+", text, StringComparison.Ordinal);
        Assert.True(LogCheckpointKey.TryParse(text, out var key));
        Assert.Equal((_signer.Key, text), (key, key.ToString()));

        var parts = text.Split('+', 3);
        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        foreach (var wrong in new[]
        {
            "", Name, $"{Name}+{parts[1]}", $"{Name}+00000000+{parts[2]}", $"a b+{parts[1]}+{parts[2]}", $"+{parts[1]}+{parts[2]}", $"{Name}+{parts[1]}+AQID", $"{Name}+{parts[1]}+{parts[2][..^4]}",
            $"{Name}+{parts[1]}+x{parts[2]}", new string('x', 5_000) + text,
            $"{Name}+{Convert.ToHexStringLower(SHA256.HashData(p384.ExportSubjectPublicKeyInfo())[..4])}+{Convert.ToBase64String([2, .. p384.ExportSubjectPublicKeyInfo()])}",
        })
            Assert.False(LogCheckpointKey.TryParse(wrong, out _), wrong);
    }

    [Fact]
    public async Task A_checkpoint_with_any_sign_changed_is_refused()
    {
        var text = (await SignAsync()).Text;
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var sign in new[] { 'A', 'b', '7', '\n', '\u2014' })
            {
                if (text[i] == sign) continue;
                var changed = string.Concat(text.AsSpan(0, i), sign.ToString(), text.AsSpan(i + 1));

                // The last newline may be missing, and what pads base64 is not signed.
                if (i == text.Length - 1 && sign == '\n') continue;
                var outcome = SignedLogCheckpoint.Open(changed, _signer.Key);
                Assert.True(!outcome.Succeeded || outcome.Value == (await SignAsync()).Checkpoint, $"{i} {sign}");
            }
        }
    }

    [Theory]
    [InlineData("", "form")]
    [InlineData("a\nb\n\nc\n", "form")]
    [InlineData("x/acme\n042\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n\u2014 k AAAAAAA=\n", "form")]
    [InlineData("x/acme\n-1\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n\u2014 k AAAAAAA=\n", "form")]
    [InlineData("x/acme\n42\n47DEQpj8HBSa\n\n\u2014 k AAAAAAA=\n", "form")]
    [InlineData("x/a cme\n42\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n\u2014 k AAAAAAA=\n", "form")]
    [InlineData("x/acme\n42\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n\u2014 k AAAA\n", "form")]
    [InlineData("x/acme\n42\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n\u2014 k AAAAAAA=\n", "key")]
    public void What_is_no_checkpoint_is_refused(string text, string reason)
    {
        var refused = SignedLogCheckpoint.Open(text, _signer.Key).Error;
        Assert.Equal(("OCA7004", reason), (refused.Code, refused.Arguments.Single(argument => argument.Key == "reason").Value?.ToString()));
    }

    [Fact]
    public async Task Signatures_of_others_are_left_aside_and_a_long_text_is_refused()
    {
        var signed = await SignAsync();
        using var other = new EcdsaCheckpointSigner("witness.example", ECDsa.Create(ECCurve.NamedCurves.nistP256));
        var cosigned = signed.Text + "\u2014 witness.example AAAAAAA=\n";
        Assert.True(SignedLogCheckpoint.Open(cosigned, _signer.Key).Succeeded);
        Assert.True(SignedLogCheckpoint.Open(signed.Text.Replace("\n", "\r\n", StringComparison.Ordinal), other.Key, _signer.Key).Succeeded);
        Assert.False(SignedLogCheckpoint.Open(signed.Text, other.Key).Succeeded);
        Assert.False(SignedLogCheckpoint.Open(signed.Text).Succeeded);
        Assert.False(SignedLogCheckpoint.Open(signed.Text + new string('\n', SignedLogCheckpoint.MaxLength), _signer.Key).Succeeded);
    }

    [Fact]
    public async Task A_key_signs_only_under_its_own_name()
    {
        var foreign = LogCheckpoint.Of("other.example", Acme, 1, Digest.Of("root"u8), Time);
        var refused = SignedLogCheckpoint.Open((await SignedLogCheckpoint.SignAsync(foreign, _signer, default)).Text, _signer.Key).Error;
        Assert.Equal(AdminErrors.CheckpointRefused, refused.Kind);
    }

    [Fact]
    public async Task A_signer_is_made_from_pem_and_tells_nothing_of_it()
    {
        var pem = _key.ExportPkcs8PrivateKeyPem();
        using (var signer = EcdsaCheckpointSigner.FromPem(Name, pem))
        {
            var signed = await SignedLogCheckpoint.SignAsync(LogCheckpoint.Of(Name, Acme, 1, default, Time), signer, default);
            Assert.True(SignedLogCheckpoint.Open(signed.Text, _signer.Key).Succeeded);
            Assert.Equal(_signer.Key.ToString(), signer.ToString());
        }

        using var p384 = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        foreach (var wrong in new[] { "", pem[..100], pem.Replace("MIG", "MIX", StringComparison.Ordinal), _key.ExportSubjectPublicKeyInfoPem(), p384.ExportPkcs8PrivateKeyPem() })
        {
            var refused = Assert.Throws<ArgumentException>(() => EcdsaCheckpointSigner.FromPem(Name, wrong));
            Assert.Null(refused.InnerException);
            if (wrong.Length > 80) Assert.DoesNotContain(wrong.Substring(40, 24), refused.ToString(), StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentException>(() => EcdsaCheckpointSigner.FromPem("a name", pem));
    }

    private Task<SignedLogCheckpoint> SignAsync() =>
        SignedLogCheckpoint.SignAsync(LogCheckpoint.Of(Name, Acme, 42, Digest.Of("root"u8), Time), _signer, default);
}
