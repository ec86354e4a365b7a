using System.Text;

namespace SahelForecast.Repository.Tests;

/// <summary>Compares text with a committed file. A difference fails and leaves the new text at the same path under
/// artifacts/received; only a person copies it over.</summary>
internal static class Approval
{
    private const int ShownDifferences = 20;

    /// <summary>Fails with a short difference and the command that approves, unless the text equals the approved file.</summary>
    public static void Check(string received, string approvedPath)
    {
        string name = WorkingTree.Relative(approvedPath);
        string receivedPath = WorkingTree.PathOf("artifacts", "received", name);
        received = WithUnixLineEnds(received);
        string approved = File.Exists(approvedPath) ? WithUnixLineEnds(File.ReadAllText(approvedPath)) : "";
        Directory.CreateDirectory(Path.GetDirectoryName(receivedPath)!);
        File.Delete(receivedPath);
        if (received == approved)
        {
            return;
        }

        File.WriteAllText(receivedPath, received);
        Assert.Fail($"""
            {name} differs from what was received (- approved, + received):
            {Difference(approved, received)}
            If the new text is right, approve it from the repository's root:
              cp artifacts/received/{name} {name}
            """);
    }

    public static string WithUnixLineEnds(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);

    /// <summary>The lines that only one of two texts has, in order, by longest common subsequence of the part that differs.</summary>
    public static string Difference(string approved, string received)
    {
        string[] old = approved.Split('\n');
        string[] fresh = received.Split('\n');
        int start = 0;
        while (start < old.Length && start < fresh.Length && old[start] == fresh[start])
        {
            start++;
        }

        int end = 0;
        while (end < old.Length - start && end < fresh.Length - start && old[^(end + 1)] == fresh[^(end + 1)])
        {
            end++;
        }

        return Format([.. Changes(old.AsSpan()[start..^end], fresh.AsSpan()[start..^end], start + 1)]);
    }

    private static List<string> Changes(ReadOnlySpan<string> old, ReadOnlySpan<string> fresh, int firstLine)
    {
        int[,] common = new int[old.Length + 1, fresh.Length + 1];
        for (int i = old.Length - 1; i >= 0; i--)
        {
            for (int j = fresh.Length - 1; j >= 0; j--)
            {
                common[i, j] = old[i] == fresh[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
            }
        }

        List<string> changes = [];
        for (int i = 0, j = 0; i < old.Length || j < fresh.Length;)
        {
            if (i < old.Length && j < fresh.Length && old[i] == fresh[j])
            {
                (i, j) = (i + 1, j + 1);
            }
            else if (j == fresh.Length || (i < old.Length && common[i + 1, j] >= common[i, j + 1]))
            {
                changes.Add($"  {firstLine + i,5} - {old[i++]}");
            }
            else
            {
                changes.Add($"  {firstLine + j,5} + {fresh[j++]}");
            }
        }

        return changes;
    }

    private static string Format(List<string> changes)
    {
        StringBuilder text = new();
        text.AppendJoin('\n', changes.Take(ShownDifferences));
        if (changes.Count > ShownDifferences)
        {
            text.Append('\n').Append("  ... and ").Append(changes.Count - ShownDifferences).Append(" more lines");
        }

        return text.ToString();
    }
}
