namespace Planted.OnlineContact.Admin.Storage;

internal interface IShelf;

internal class Shelf
{
    // Downwards: allowed, and so never reported.
    public Errors.Downwards? Below { get; set; }

    public static Shelf Make() => new();
}

[AttributeUsage(AttributeTargets.All)]
internal sealed class ShelfAttribute : Attribute;

internal sealed class ShelfException : Exception;
