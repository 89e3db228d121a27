using System.Security.Cryptography;
using System.Text;
using NodaTime;
using OnlineContact.Admin.Benchmarks.Ratios;
using OnlineContact.Admin.Sso.Tokens;

namespace OnlineContact.Admin.Benchmarks.Sso;

/// <summary>
/// Verifying a token of version 1 with one live key, strict mode on, against the bare HMAC and the constant-time comparison over the same
/// bytes: <c>sso.verify.time</c>; and what it allocates, <c>sso.verify.bytes</c>.
/// </summary>
internal sealed class VerifyComparison : IComparison
{
    private const int Repetitions = 5_000;

    private static readonly ApiSecret Secret = new(1, "7cf2828608274a49a3f06152b2188927");
    private static readonly SsoLoginFields Fields = new()
    {
        Service = "hangame", UserCode = "testusercode", UserName = "홍길동", Email = "test@email.com", Phone = "01012345678", Time = 1_660_095_873_001,
    };

    private static readonly SsoTokenPolicy Policy = new()
    {
        AcceptsVersion1 = true, AcceptsVersion2 = true, IsStrict = true, DeclaredFields = SsoOptionalFields.UserName | SsoOptionalFields.Email | SsoOptionalFields.Phone, Audience = "haneul.1",
    };

    private readonly ApiSecret[] _secrets = [Secret];
    private readonly string _token = SsoTokenVersion1.Sign(Secret, Fields);
    private readonly Instant _now = Instant.FromUnixTimeMilliseconds(Fields.Time);
    private readonly byte[] _key = Encoding.UTF8.GetBytes("7cf2828608274a49a3f06152b2188927");
    private readonly byte[] _text = Encoding.UTF8.GetBytes(SsoTokenVersion1.Text(Fields));
    private readonly byte[] _signature;

    public VerifyComparison() => _signature = Convert.FromBase64String(_token);

    public string Name => "sso.verify";

    public async Task<IReadOnlyList<RatioPart>> MeasureAsync() =>
    [
        new RatioPart { Name = "sso.verify.time", Value = await SideBySide.RatioAsync(Ours, Bare, warmUps: 50, rounds: 100), Goal = 1.5 },
        new RatioPart { Name = "sso.verify.bytes", Value = Bytes(), Goal = 0 },
    ];

    private void Ours()
    {
        for (var i = 0; i < Repetitions; i++)
        {
            if (!SsoTokenVerifier.Verify(_token, Fields, _secrets, Policy, _now).Succeeded) throw new InvalidOperationException("A good token was refused.");
        }
    }

    private void Bare()
    {
        Span<byte> computed = stackalloc byte[HMACSHA256.HashSizeInBytes];
        for (var i = 0; i < Repetitions; i++)
        {
            HMACSHA256.HashData(_key, _text, computed);
            if (!CryptographicOperations.FixedTimeEquals(computed, _signature)) throw new InvalidOperationException("A good signature was refused.");
        }
    }

    private double Bytes()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        Ours();
        return (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Repetitions;
    }
}
