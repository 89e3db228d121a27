using System.Security.Cryptography;

namespace OnlineContact.Admin.Tests.ChangeLog.Proofs;

/// <summary>RFC 6962, section 2.1, word for word over lists of leaves: the second implementation that ours is compared with.</summary>
internal static class NaiveTree
{
    public static byte[] Root(IReadOnlyList<byte[]> leaves)
    {
        if (leaves.Count == 0) return SHA256.HashData([]);
        if (leaves.Count == 1) return SHA256.HashData([0, .. leaves[0]]);
        var k = Half(leaves.Count);
        return SHA256.HashData([1, .. Root([.. leaves.Take(k)]), .. Root([.. leaves.Skip(k)])]);
    }

    public static List<byte[]> Path(int m, IReadOnlyList<byte[]> leaves)
    {
        if (leaves.Count == 1) return [];
        var k = Half(leaves.Count);
        return m < k
            ? [.. Path(m, [.. leaves.Take(k)]), Root([.. leaves.Skip(k)])]
            : [.. Path(m - k, [.. leaves.Skip(k)]), Root([.. leaves.Take(k)])];
    }

    public static List<byte[]> Proof(int m, IReadOnlyList<byte[]> leaves) => Subproof(m, leaves, true);

    private static List<byte[]> Subproof(int m, IReadOnlyList<byte[]> leaves, bool isWhole)
    {
        if (m == leaves.Count) return isWhole ? [] : [Root(leaves)];
        var k = Half(leaves.Count);
        return m <= k
            ? [.. Subproof(m, [.. leaves.Take(k)], isWhole), Root([.. leaves.Skip(k)])]
            : [.. Subproof(m - k, [.. leaves.Skip(k)], false), Root([.. leaves.Take(k)])];
    }

    private static int Half(int n)
    {
        var k = 1;
        while (k * 2 < n) k *= 2;
        return k;
    }
}
