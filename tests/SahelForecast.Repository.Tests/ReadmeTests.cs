namespace SahelForecast.Repository.Tests;

public class ReadmeTests
{
    public static TheoryData<string> Pages => WorkingTree.AsData(ReadmeSnippets.Pages.Select(WorkingTree.Relative));

    [Theory]
    [MemberData(nameof(Pages))]
    public void CodeBlocks_OfPage_AreRegionsOfASample(string page)
    {
        List<string> regions = ReadmeSnippets.Regions();
        Assert.All(ReadmeSnippets.Blocks(WorkingTree.PathOf(page)), block => Assert.True(
            regions.Contains(block, StringComparer.Ordinal),
            $"{page} shows code that no sample compiles. Copy it from a '#region readme-...' in samples:\n{block}"));
    }

    [Fact]
    public void FirstExample_OfReadme_IsARegionOfQuickStart()
    {
        List<string> blocks = ReadmeSnippets.Blocks(WorkingTree.PathOf("README.md"));
        Assert.True(blocks.Count > 0, "README.md has no ```csharp block: show the region of samples/QuickStart.");
        Assert.Contains(blocks[0], ReadmeSnippets.Regions("QuickStart"));
    }

    [Fact]
    public void Links_OfReadmes_LeadToFilesThatExist()
    {
        var broken =
            from page in ReadmeSnippets.Pages.Append(WorkingTree.PathOf("CONTRIBUTING.md"))
            from link in ReadmeLinks.Relative(File.ReadAllText(page))
            where !Path.Exists(Path.Combine(Path.GetDirectoryName(page)!, link))
            select $"{WorkingTree.Relative(page)} links to {link}";
        Assert.Empty(broken);
    }

    [Fact]
    public void Readmes_OfPackages_HaveNoRelativeLinks()
    {
        // A package page is read far from the repository, where such a link leads nowhere.
        var links =
            from page in ReadmeSnippets.Pages.Skip(1)
            from link in ReadmeLinks.Relative(File.ReadAllText(page))
            select $"{WorkingTree.Relative(page)} links to {link}";
        Assert.Empty(links);
    }

    [Fact]
    public void Unindented_IndentedBlock_LosesOnlyTheCommonIndent() =>
        Assert.Equal("if (a)\n{\n\n    b();\n}", ReadmeSnippets.Unindented("    if (a)\n    {\n  \n        b();\n    }\n"));
}
