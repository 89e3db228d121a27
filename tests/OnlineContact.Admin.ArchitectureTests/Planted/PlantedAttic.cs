namespace Planted.OnlineContact.Admin.Attic;

internal sealed class Box;
