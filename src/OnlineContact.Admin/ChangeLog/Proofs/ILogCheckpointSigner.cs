namespace OnlineContact.Admin.ChangeLog.Proofs;

/// <summary>
/// Signs checkpoints of the change log. <see cref="EcdsaCheckpointSigner"/> has the key in the process; a host that keeps its keys in a
/// device or a service of its own implements this: ECDSA on P-256 with SHA-256, the signature in ASN.1 DER.
/// </summary>
/// <remarks>Called from several threads at once. The key should be out of reach for whoever can write to the database.</remarks>
public interface ILogCheckpointSigner
{
    /// <summary>The key that verifies what is signed.</summary>
    LogCheckpointKey Key { get; }

    /// <summary>Signs.</summary>
    /// <param name="data">What to sign; it is hashed with SHA-256.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The signature.</returns>
    ValueTask<byte[]> SignAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken);
}
