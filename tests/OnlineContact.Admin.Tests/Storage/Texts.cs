namespace OnlineContact.Admin.Tests.Storage;

/// <summary>Texts of code points that are compared differently by those who compare carelessly.</summary>
internal static class Texts
{
    private static readonly int[] CodePoints = ['a', 'A', 'z', '0', ' ', '_', 0xE9, 0xD7FF, 0xE000, 0xFFFD, 0x10000, 0x1F600, 0x10FFFF];

    public static string Of(int[] seeds, int maxLength) =>
        string.Concat(seeds.Take(maxLength).Select(seed => char.ConvertFromUtf32(CodePoints[(int)((uint)seed % CodePoints.Length)])));
}
