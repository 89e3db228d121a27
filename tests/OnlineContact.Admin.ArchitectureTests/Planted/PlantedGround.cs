namespace Planted.OnlineContact.Admin;

internal sealed class Ground
{
    public Errors.Downwards? Above { get; set; }
}
