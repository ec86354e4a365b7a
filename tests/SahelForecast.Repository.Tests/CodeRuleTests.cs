using System.Text;

namespace SahelForecast.Repository.Tests;

public class CodeRuleTests
{
    private const int MostLines = 400;

    [Theory]
    [InlineData("Console.", "A library returns and throws; only programs print.")]
    [InlineData("#pragma warning disable", "Mend what the warning says, or decide it once in .editorconfig with the reason.")]
    [InlineData("SuppressMessage", "Mend what the warning says, or decide it once in .editorconfig with the reason.")]
    [InlineData("TODO", "Finish it, or open an issue.")]
    [InlineData("NotImplementedException", "Real or not at all.")]
    public void Sources_OfPackages_DoNotContain(string text, string cure)
    {
        string[] found = [.. from file in Sources()
                             from line in File.ReadLines(file).Index()
                             where line.Item.Contains(text, StringComparison.Ordinal)
                             select $"{WorkingTree.Relative(file)}({line.Index + 1}): {line.Item.Trim()}"];
        Assert.True(found.Length == 0, $"{cure}\n{string.Join('\n', found)}");
    }

    [Fact]
    public void Sources_OfPackages_StayShort()
    {
        string[] found = [.. from file in Sources()
                             let lines = File.ReadLines(file).Count()
                             where lines > MostLines
                             select $"{WorkingTree.Relative(file)} has {lines} lines"];
        Assert.True(found.Length == 0, $"Split by concern, Name.Concern.cs, before {MostLines} lines:\n{string.Join('\n', found)}");
    }

    [Fact]
    public void TextFiles_OfTheRepository_AreUtf8WithoutMarkAndWithUnixLineEnds()
    {
        string[] found = [.. WorkingTree.Files(WorkingTree.Root).Where(IsText)
            .Select(file => (Name: WorkingTree.Relative(file), Fault: Fault(File.ReadAllBytes(file))))
            .Where(file => file.Fault.Length > 0)
            .Select(file => $"{file.Name} {file.Fault}")];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("61EFBBBF0A", "")]
    [InlineData("EFBBBF610A", "starts with a byte order mark")]
    [InlineData("610D0A", "has carriage returns")]
    [InlineData("E90A", "is not UTF-8")]
    public void Fault_OfBytes_IsNamed(string bytes, string fault) => Assert.Equal(fault, Fault(Convert.FromHexString(bytes)));

    private static IEnumerable<string> Sources() => WorkingTree.Files(WorkingTree.PathOf("src"), "*.cs");

    // Visual Studio and the command line both write the solution with a mark and put it back when it is gone.
    private static bool IsText(string file) => Path.GetExtension(file) is not (".png" or ".sln" or ".user" or ".log");

    private static string Fault(byte[] bytes)
    {
        try
        {
            new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(bytes);
        }
        catch (DecoderFallbackException)
        {
            return "is not UTF-8";
        }

        return bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble) ? "starts with a byte order mark"
            : bytes.Contains((byte)'\r') ? "has carriage returns"
            : "";
    }
}
