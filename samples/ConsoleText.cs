namespace Samples;

/// <summary>Headings and paragraphs of plain text that fit 100 columns; linked into each sample that prints more than a few lines.</summary>
internal static class ConsoleText
{
    public const int Width = 100;

    public static void Heading(string text)
    {
        Console.WriteLine();
        Paragraph(text);
        Console.WriteLine(new string('-', Math.Min(text.Length, Width)));
    }

    /// <summary>Prints a paragraph, broken between words.</summary>
    public static void Paragraph(string text, int indent = 0)
    {
        string margin = new(' ', indent);
        string line = margin;
        foreach (string word in text.Split(' '))
        {
            if (line.Length > indent && line.Length + 1 + word.Length > Width)
            {
                Console.WriteLine(line);
                line = margin;
            }

            line += line.Length > indent ? $" {word}" : word;
        }

        Console.WriteLine(line);
    }

    /// <summary>Prints a line in every culture alike.</summary>
    public static void Line(FormattableString text) => Console.WriteLine(FormattableString.Invariant(text).TrimEnd());
}
