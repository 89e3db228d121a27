using System.Net;

namespace OnlineContact.Admin.Cti.MobileContact.Wire;

/// <summary>
/// Makes requests of calls and understands the answers. The library's own is the contract in docs/features/cti-mobile-contact.md; a host whose Mobile
/// Contact speaks otherwise registers its own before it calls <c>AddMobileContact</c>.
/// </summary>
/// <remarks>
/// A singleton; called from several threads. Time limits, repetitions, sizes, and what an answer means that did not come are none of its business.
/// </remarks>
public interface IMobileContactWire
{
    /// <summary>Makes a request.</summary>
    /// <param name="call">The call.</param>
    /// <returns>
    /// The request, its address relative to the base address. A call that changes something carries its idempotency key; asking is GET. It is
    /// made anew for each repetition of a question.
    /// </returns>
    HttpRequestMessage Request(MobileContactCall call);

    /// <summary>Understands an answer.</summary>
    /// <param name="call">The call that was answered.</param>
    /// <param name="status">The status of the answer.</param>
    /// <param name="body">Its body, whole and bounded.</param>
    /// <returns>What it means.</returns>
    /// <exception cref="FormatException">It is not understood. A <see cref="System.Text.Json.JsonException"/> counts as the same.</exception>
    MobileContactReply Read(MobileContactCall call, HttpStatusCode status, ReadOnlyMemory<byte> body);
}
