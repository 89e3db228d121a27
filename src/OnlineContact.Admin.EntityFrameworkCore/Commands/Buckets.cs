using System.Numerics;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>Counts that statements are made for: powers of two, so that few prepared commands serve every count.</summary>
internal static class Buckets
{
    /// <summary>The bucket that a list is padded to.</summary>
    public static int Padded(int count) => (int)BitOperations.RoundUpToPowerOf2((uint)count);

    /// <summary>The largest bucket that can be filled from what is left.</summary>
    public static int Filled(int left, int most) => 1 << BitOperations.Log2((uint)Math.Min(left, most));
}
