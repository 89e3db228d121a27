namespace OnlineContact.Admin.Contracts;

/// <summary>One item that is on in a contract.</summary>
/// <remarks>Immutable; safe to use from several threads.</remarks>
public sealed record ContractItemTerm
{
    /// <summary>The code of the item.</summary>
    public required string Item { get; init; }

    /// <summary>The number of users, 0 to <see cref="ContractItem.MaxUsers"/>; 0 for an item that is not per user, which is simply on.</summary>
    public required int Users { get; init; }

    /// <summary>For example <c>chat=5</c>, or <c>helpdoc</c> where there are no users.</summary>
    /// <returns>One word.</returns>
    public override string ToString() => Users == 0 ? Item : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Item}={Users}");
}
