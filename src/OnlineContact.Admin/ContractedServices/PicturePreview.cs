using OnlineContact.Admin.Errors;

namespace OnlineContact.Admin.ContractedServices;

/// <summary>
/// A profile picture that was looked at and not saved yet: what its header says, and its bytes for showing. F: a picture
/// is previewed before it is saved (handbook, section 2).
/// </summary>
/// <remarks>Immutable, it holds its own copy of the bytes; safe to use from several threads.</remarks>
public sealed class PicturePreview
{
    private readonly byte[] _bytes;

    private PicturePreview(byte[] bytes, PictureInfo info)
    {
        _bytes = bytes;
        Info = info;
    }

    /// <summary>What the header says.</summary>
    public PictureInfo Info { get; }

    /// <summary>The bytes, at most <see cref="PictureHeader.MaxLength"/>.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes;

    /// <summary>Looks at a picture.</summary>
    /// <param name="bytes">The file's bytes; they are copied.</param>
    /// <returns>The preview; or a refusal of <see cref="PictureHeader.Read"/>.</returns>
    public static Outcome<PicturePreview> Create(ReadOnlySpan<byte> bytes) =>
        PictureHeader.Read(bytes).TryGetValue(out var info, out var error)
            ? Outcome.Success(new PicturePreview(bytes.ToArray(), info))
            : Outcome.Refused<PicturePreview>(error);

    /// <summary>The picture as a data URI, for an img element.</summary>
    /// <returns>For example <c>data:image/png;base64,…</c>; at most about 2.8 million characters. It has only signs that
    /// need no escaping in HTML.</returns>
    public string ToDataUri() => $"data:{Info.MediaType};base64,{Convert.ToBase64String(_bytes)}";

    /// <summary>Format and size.</summary>
    /// <returns>One line without the bytes.</returns>
    public override string ToString() => $"{Info.Format} {Info.Width} x {Info.Height}";
}
