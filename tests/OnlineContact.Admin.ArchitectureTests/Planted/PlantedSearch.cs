using System.Diagnostics.CodeAnalysis;

namespace Planted.OnlineContact.Admin.Search
{
    public class Sideways
    {
        internal Errors.Downwards? Neighbour { get; set; }

        [SetsRequiredMembers]
        public Sideways() => Neighbour = null;
    }

    public enum Colour
    {
        None,
        Red,
    }

    internal sealed class Hidden;
}

namespace Planted.OnlineContact.Admin.Search.Rules
{
    public static class NamesArePublic
    {
        public sealed class Nested;
    }

    internal static class NamesAreInternal;
}
