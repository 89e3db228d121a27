using OnlineContact.Admin.Storage;

namespace OnlineContact.Admin.Tests.Shared;

/// <summary>The head of an organization, of which only some things matter.</summary>
internal static class BareHead
{
    public static OrganizationHead At(OrganizationId organization, long sequence) => new()
    {
        Organization = organization,
        Sequence = sequence,
        Hash = default,
        Time = default,
        ConfirmedTime = default,
        LastNumber = 0,
        LastText = 0,
        TextEpoch = 0,
    };
}
