using System.Numerics;

namespace OnlineContact.Admin.EntityFrameworkCore.Commands;

/// <summary>Counts that statements are made for, so that few prepared commands serve every count.</summary>
internal static class Buckets
{
    private const int LargestPlain = 32;
    private const int StepsPerPower = 4;

    /// <summary>
    /// The bucket that a list is padded to: powers of two, and beyond 32 four steps from one to the next, since a provider that looks
    /// parameters up one by one would feel a page of 50 padded to 64.
    /// </summary>
    public static int Padded(int count)
    {
        var power = (int)BitOperations.RoundUpToPowerOf2((uint)count);
        if (count <= LargestPlain) return power;
        var step = power / 2 / StepsPerPower;
        return (count + step - 1) / step * step;
    }

    /// <summary>The largest power of two that can be filled from what is left.</summary>
    public static int Filled(int left, int most) => 1 << BitOperations.Log2((uint)Math.Min(left, most));
}
