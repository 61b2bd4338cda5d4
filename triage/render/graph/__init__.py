"""The dialogue as a picture, in the formats that others read: Mermaid, Graphviz and SVG."""
