using OnlineContact.Admin.Iam;

namespace OnlineContact.Admin.Testing.Directories;

/// <summary>What a directory finds beyond the least. Each promise is tested; a directory without one is not held to it.</summary>
[Flags]
public enum IamDirectoryCapabilities
{
    /// <summary>Nothing beyond the least.</summary>
    None = 0,

    /// <summary>A search takes wide and narrow forms of a sign for the same one.</summary>
    Width = 1,

    /// <summary>A search finds Korean names by their initial consonants (초성).</summary>
    InitialConsonants = 2,
}

/// <summary>What the author of a directory provides to have it proved by <see cref="IamDirectoryConformance"/>.</summary>
/// <remarks>Each case takes a fixture of its own, with nobody in the directory; it need not be safe to use from several threads.</remarks>
public interface IIamDirectoryFixture
{
    /// <summary>The directory on trial.</summary>
    IIamDirectory Directory { get; }

    /// <summary>Its enrolment.</summary>
    IIamEnrolment Enrolment { get; }

    /// <summary>An organization that it knows.</summary>
    OrganizationId Organization { get; }

    /// <summary>Another one.</summary>
    OrganizationId OtherOrganization { get; }

    /// <summary>What the directory promises beyond the least.</summary>
    IamDirectoryCapabilities Capabilities => IamDirectoryCapabilities.None;

    /// <summary>Brings somebody into the directory: by its enrolment, unless people come into it some other way.</summary>
    /// <param name="enrolment">The person; without a mobile number she was invited, with one registered.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>A task.</returns>
    Task TakeInAsync(IamEnrolment enrolment, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(enrolment);
        return enrolment.Mobile is null ? Enrolment.InviteAsync(enrolment, cancellationToken) : Enrolment.RegisterAsync(enrolment, cancellationToken);
    }
}
