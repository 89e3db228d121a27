using NodaTime;
using OnlineContact.Admin.Sso.Tokens;
using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Sso.Replay;

/// <summary>A token that was used. Appending it decides between several hosts which one was first.</summary>
internal sealed record UsedToken
{
    public const int BindingLength = TokenMark.Length;

    public required OrganizationId Organization { get; init; }

    public required long Login { get; init; }

    public required byte[] Mark { get; init; }

    /// <summary>What a repetition must have alike; random where the token works once only, so that no repetition has it.</summary>
    public required byte[] Binding { get; init; }

    public required Instant KeptUntil { get; init; }

    public static RecordShape<UsedToken> Shape => Columns.Shape;

    internal static class Columns
    {
        private static readonly RecordShapeBuilder<UsedToken> Builder = RecordShape.For<UsedToken>("sso_used_token", x => x.Organization);

        public static readonly Column<UsedToken, long> Login = Builder.Number("login", x => x.Login);
        public static readonly Column<UsedToken, byte[]> Mark = Builder.BytesOf("mark", TokenMark.Length, x => x.Mark, x => x, x => x);
        public static readonly Column<UsedToken, byte[]> Binding = Builder.BytesOf("binding", BindingLength, x => x.Binding, x => x, x => x);
        public static readonly Column<UsedToken, Instant> KeptUntil = Builder.Instant("kept_until", x => x.KeptUntil);
        public static readonly RecordIndex<UsedToken, Instant> ByEnd = Builder.Ordered("kept_until", KeptUntil, Login, Mark);
        public static readonly RecordShape<UsedToken> Shape = Builder.Build(
            r => new UsedToken { Organization = r.Organization, Login = r.Get(Login), Mark = r.Get(Mark), Binding = r.Get(Binding), KeptUntil = r.Get(KeptUntil) },
            ShapeTraits.None,
            null,
            Login,
            Mark);
    }
}
